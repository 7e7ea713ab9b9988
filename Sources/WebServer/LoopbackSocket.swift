internal import Glibc

/// A socket at an address that nobody outside of this machine can call: one in 127.0.0.0/8.
struct LoopbackSocket {
  let descriptor: Int32
  /// The port that it is bound to.
  let port: Int

  /// Makes a socket and binds it.
  /// - Parameters:
  ///   - host: the last three bytes of the address: 1 for 127.0.0.1.
  ///   - port: where; 0 for any port that is free there.
  init(host: UInt32, port: Int) throws(ServerError) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw ServerError(errno, port: port) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var yes: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = Self.address(host, port)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = descriptor
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && getsockname(socket, address, &length) == 0
          ? 0 : errno
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw ServerError(status, port: port)
    }
    self.port = Int(UInt16(bigEndian: address.sin_port))
  }

  /// Takes calls from now on; the socket never blocks.
  /// - Parameter backlog: how many may wait to be taken.
  func listen(backlog: Int32) throws(ServerError) {
    guard Glibc.listen(descriptor, backlog) == 0 else { throw ServerError(errno, port: port) }
    Self.setNonBlocking(descriptor)
  }

  /// Calls a socket that listens, and does not wait to be taken.
  func call(host: UInt32, port: Int) {
    var address = Self.address(host, port)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  static func setNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  private static func address(_ host: UInt32, _ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = (0x7F00_0000 | host).bigEndian
    return address
  }
}
