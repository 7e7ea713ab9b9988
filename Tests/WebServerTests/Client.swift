import Glibc

/// A client that asks a server on this machine for one thing, over a real socket.
struct Client {
  /// What it saw.
  struct Sight: Sendable {
    var bytes: [UInt8] = []
    /// The system's number for how the connection broke; 0 if it was closed.
    var error: Int32 = 0
    var elapsed = Duration.zero

    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The body's size; nil if there is none.
    var bodySize: Int? {
      text.firstRange(of: "\r\n\r\n").map { bytes.count - text[..<$0.upperBound].utf8.count }
    }
    /// The status in the first line.
    var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    /// Where a redirect leads.
    var location: String? {
      text.split(separator: "\r\n").first { $0.hasPrefix("Location: ") }.map {
        String($0.dropFirst("Location: ".count))
      }
    }
  }

  let port: Int
  /// The address to call: 127.0.0.1, or that of one site.
  var address: UInt32 = 0x7F00_0001

  /// The client of a site at its own address, by its number from 1.
  func site(_ number: Int) -> Client { Client(port: port, address: 0x7F00_0100 + UInt32(number)) }

  /// Asks, and reads to the end.
  func get(_ path: String, host: String = "127.0.0.1") -> Sight {
    ask("GET \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\n\r\n")
  }

  /// Calls, asks, and does not wait for an answer.
  /// - Returns: the socket.
  func leave(_ path: String) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = call(socket)
    _ = Array("GET \(path) HTTP/1.1\r\n\r\n".utf8).withUnsafeBytes {
      send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    return socket
  }

  /// Calls.
  /// - Returns: the system's number for what went wrong, or 0.
  func call(_ socket: Int32) -> Int32 {
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = UInt16(port).bigEndian
    name.sin_addr.s_addr = address.bigEndian
    return withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 ? 0 : errno
      }
    }
  }

  func ask(_ request: String) -> Sight {
    var sight = Sight()
    let clock = ContinuousClock()
    let start = clock.now
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    sight.error = call(socket)
    guard sight.error == 0 else { return sight }
    _ = Array(request.utf8).withUnsafeBytes {
      send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count < 0 {
        if errno == EINTR { continue }
        sight.error = errno
      }
      guard count > 0 else { break }
      sight.bytes += buffer[..<count]
    }
    sight.elapsed = start.duration(to: clock.now)
    return sight
  }
}
