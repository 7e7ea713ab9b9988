internal import Glibc
internal import Web

/// The address of a site of its own, `127.0.1.3` for the third, and what becomes of a call there.
///
/// A server sees a call only when the system has completed it. So what happens before that, the
/// system has to do: nobody listens where a site refuses, and where one never connects, calls meet a
/// queue that is full and that nobody takes from.
struct Door {
  /// The site's host: `cedar.example`.
  let host: String
  /// Where the door is: `127.0.1.3:8765`.
  let place: String
  /// Where calls are taken; nil if none is.
  let listener: Int32?
  private let sockets: [LoopbackSocket]

  /// How many sites can have one.
  static let most = 254

  /// Opens the door of a site, or keeps it shut.
  /// - Parameter number: which site it is, counted from 1.
  init(of site: Site, fault: Fault?, number: Int, port: Int) throws(ServerError) {
    let address = UInt32(0x0100 + number)
    let socket = try LoopbackSocket(host: address, port: port)
    host = site.host
    place = "127.0.1.\(number):\(port)"
    do {
      switch fault {
      case .refused:
        // The address is taken, so that nobody else can listen there, and nobody does.
        (sockets, listener) = ([socket], nil)
      case .neverConnects:
        try socket.listen(backlog: 0)
        let only = try LoopbackSocket(host: address, port: 0)
        // Should a client have come first, the queue is full of that one.
        LoopbackSocket.setNonBlocking(only.descriptor)
        only.call(host: address, port: port)
        (sockets, listener) = ([socket, only], nil)
      default:
        try socket.listen(backlog: 128)
        (sockets, listener) = ([socket], socket.descriptor)
      }
    } catch {
      Glibc.close(socket.descriptor)
      throw error
    }
  }

  func close() {
    for socket in sockets { Glibc.close(socket.descriptor) }
  }

  /// The doors of all sites, side by side; none where the system has no such addresses.
  static func all(of network: Network, port: Int) throws(ServerError) -> [Door] {
    var doors: [Door] = []
    do {
      for (index, site) in network.sites.prefix(most).enumerated() {
        doors.append(
          try Door(
            of: site, fault: network.faults.faults[site.name], number: index + 1, port: port))
      }
    } catch {
      for door in doors { door.close() }
      guard error == .addressMissing else { throw error }
      return []
    }
    return doors
  }
}
