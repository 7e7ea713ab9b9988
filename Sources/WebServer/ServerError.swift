/// Why the sites cannot be served.
package enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Somebody else listens at that port.
  case portInUse(Int)
  /// The system does not let this user listen at that port.
  case portNotAllowed(Int)
  /// The system says something else.
  case refused(reason: String)

  /// What is wrong and what to do, in one sentence without its period.
  package var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use; choose another one, or --port 0 for any that is free"
    case .portNotAllowed(let port):
      "port \(port) needs rights that you do not have; choose one from 1024 on"
    case .refused(let reason): "no connection can be taken: \(reason)"
    }
  }
}
