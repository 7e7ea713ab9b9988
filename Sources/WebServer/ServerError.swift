internal import Glibc

/// Why the sites cannot be served.
package enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Somebody else listens at that port.
  case portInUse(Int)
  /// The system does not let this user listen at that port.
  case portNotAllowed(Int)
  /// The system has no such address for itself.
  case addressMissing
  /// The system says something else.
  case refused(reason: String)

  /// What the system's number for an error means.
  init(_ code: Int32, port: Int) {
    self =
      switch code {
      case EADDRINUSE: .portInUse(port)
      case EACCES: .portNotAllowed(port)
      case EADDRNOTAVAIL: .addressMissing
      default: .refused(reason: String(cString: strerror(code)))
      }
  }

  /// What is wrong and what to do, in one sentence without its period.
  package var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use; choose another one, or --port 0 for any that is free"
    case .portNotAllowed(let port):
      "port \(port) needs rights that you do not have; choose one from 1024 on"
    case .addressMissing: "this machine has no address 127.0.0.1"
    case .refused(let reason): "no connection can be taken: \(reason)"
    }
  }
}
