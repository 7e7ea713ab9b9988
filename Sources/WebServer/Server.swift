internal import Glibc
package import Web

/// Serves the sites of a web to real clients, over real sockets and in real time, on this machine only.
///
/// One thread does everything: it waits in `poll` for a client or for the next time that a ``Visit`` named.
/// All sites are at 127.0.0.1, each under a path; and each has an address of its own, its ``Door``.
/// What the sites do is what they do in a simulation, but for what a server cannot do to a client: it
/// cannot keep the system from completing a call. So the time to connect is part of the time to the
/// first byte; and where a call is completed before it is known which site is meant, or that there
/// is no room, a refusal breaks the connection off, and a site that never takes a call lets it hang.
package final class Server {
  /// The port that it listens at.
  package let port: Int
  private let listener: Int32
  private let doors: [Door]
  private let places: [String: String]
  /// A pipe by which another thread ends the wait.
  private let wakeUp: (read: Int32, write: Int32)
  private var network: Network
  private var connections: [Connection] = []
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let observe: (String, Duration) -> Void

  private struct Connection {
    let socket: Int32
    var visit: Visit
    let began: Duration
    var unsent: ArraySlice<UInt8> = []
    /// How it ends, once everything is sent.
    var end: Visit.Action?
  }

  /// Begins to listen.
  /// - Parameters:
  ///   - network: the sites, their faults and their queues.
  ///   - port: where; 0 for any port that is free.
  ///   - observe: is told what each visit came to, and how long it took.
  package init(
    _ network: Network, port: Int = 0, observe: @escaping (String, Duration) -> Void = { _, _ in }
  ) throws(ServerError) {
    let (main, doors) = try Self.sockets(of: network, port: port)
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else {
      let error = ServerError(errno, port: port)
      close(main.descriptor)
      for door in doors { door.close() }
      throw error
    }
    self.port = main.port
    self.doors = doors
    places = Dictionary(doors.map { ($0.host, $0.place) }, uniquingKeysWith: { first, _ in first })
    listener = main.descriptor
    wakeUp = (pipe[0], pipe[1])
    self.network = network
    self.observe = observe
    start = clock.now
  }

  deinit {
    for connection in connections { close(connection.socket) }
    close(listener)
    for door in doors { door.close() }
    close(wakeUp.read)
    close(wakeUp.write)
  }

  /// The address of a site for clients: its own, or a path where the system has none for it.
  package func url(of site: Site) -> String {
    places[site.host].map { "http://\($0)/" } ?? "http://127.0.0.1:\(port)/\(site.name)/"
  }

  /// Listens at one port at all addresses.
  private static func sockets(
    of network: Network, port: Int
  ) throws(ServerError) -> (LoopbackSocket, [Door]) {
    // A port that is free at one address may not be at another: then the system's next choice is.
    var attempts = port == 0 ? 20 : 1
    while true {
      let main = try LoopbackSocket(host: 1, port: port)
      do {
        try main.listen(backlog: 128)
        return (main, try Door.all(of: network, port: main.port))
      } catch {
        close(main.descriptor)
        attempts -= 1
        guard case .portInUse = error, attempts > 0 else { throw error }
      }
    }
  }

  // MARK: The loop

  private var now: Duration { start.duration(to: clock.now) }

  /// Serves until `stop` is called.
  package func run() {
    while true {
      act()
      let main: (Int32?, String?) = (listener, nil)
      let listeners = [main] + doors.map { ($0.listener, $0.host) }
      // The system skips what has a negative number.
      var polled = ([wakeUp.read] + listeners.map { $0.0 ?? -1 }).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      polled += connections.map { connection in
        let events = POLLIN | (connection.unsent.isEmpty ? 0 : POLLOUT)
        return pollfd(fd: connection.socket, events: Int16(events), revents: 0)
      }
      guard poll(&polled, nfds_t(polled.count), timeout) >= 0 || errno == EINTR else { return }
      if polled[0].revents != 0 { return }
      let first = 1 + listeners.count
      for index in connections.indices.reversed() where polled[index + first].revents != 0 {
        serve(index)
      }
      for (index, (socket, host)) in listeners.enumerated() where polled[index + 1].revents != 0 {
        if let socket { takeCalls(socket, of: host) }
      }
    }
  }

  /// Ends `run`; may be called from any thread.
  package func stop() {
    var byte: UInt8 = 0
    _ = write(wakeUp.write, &byte, 1)
  }

  /// Until when to wait, in milliseconds; -1 for as long as it takes.
  private var timeout: Int32 {
    let isLingering = connections.contains { $0.end != nil }
    let next = connections.compactMap(\.visit.next).min()
    // What is still in the system's hands is asked for again and again: nothing tells when it is through.
    let most: Int32 = isLingering ? 2 : -1
    guard let next else { return most }
    let left = max(0, (next - now) / .milliseconds(1))
    let wait = Int32(min(left.rounded(.up), 60_000))
    return isLingering ? min(wait, most) : wait
  }

  private func takeCalls(_ listener: Int32, of host: String?) {
    while true {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else { return }
      LoopbackSocket.setNonBlocking(socket)
      let visit = Visit(at: host, places: places)
      connections.append(Connection(socket: socket, visit: visit, began: now))
    }
  }

  /// Reads what came, and sends on what did not fit before.
  private func serve(_ index: Int) {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = recv(connections[index].socket, &buffer, buffer.count, 0)
    if count > 0 {
      connections[index].visit.receive(Array(buffer[..<count]), at: now, in: &network)
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      // A client that has said all it has to say may still read, but none that asks for pages does so.
      return drop(index)
    }
    send(index)
  }

  /// Does everything whose time has come.
  private func act() {
    for index in connections.indices.reversed() {
      while connections[index].end == nil,
        let action = connections[index].visit.act(at: now, in: &network)
      {
        switch action {
        case .send(let bytes): connections[index].unsent += bytes
        case .close, .reset: connections[index].end = action
        }
      }
      send(index)
    }
  }

  private func send(_ index: Int) {
    while !connections[index].unsent.isEmpty {
      let sent = connections[index].unsent.withUnsafeBytes { bytes in
        Glibc.send(connections[index].socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else {
        if errno != EAGAIN, errno != EINTR { drop(index) }
        return
      }
      connections[index].unsent.removeFirst(sent)
    }
    guard let end = connections[index].end else { return }
    if end == .reset {
      // What the client has not got yet would be lost.
      var left: Int32 = 0
      if ioctl(connections[index].socket, UInt(TIOCOUTQ), &left) == 0, left > 0 { return }
      var abort = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        connections[index].socket, SOL_SOCKET, SO_LINGER, &abort,
        socklen_t(MemoryLayout<linger>.size))
    }
    drop(index)
  }

  private func drop(_ index: Int) {
    let connection = connections.remove(at: index)
    close(connection.socket)
    let summary = connection.visit.summary
    if !summary.isEmpty {
      observe(connection.end == nil ? "\(summary), client left" : summary, now - connection.began)
    }
  }
}
