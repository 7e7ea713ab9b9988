import Foundation
import Glibc
import Synchronization
import Testing
import Web
import WebServer

/// The server with real sockets on this machine, by order and content.
@Suite struct ServerTests {
  /// A server that runs on a thread of its own until it is let go.
  private final class Running: Sendable {
    let port: Int
    private let stop: @Sendable () -> Void

    init(_ sites: [Site], _ faults: FaultPlan = [:]) throws {
      // Safe to send: the thread alone uses it from here on, but for `stop`, which may be called anywhere.
      nonisolated(unsafe) let server = try Server(
        Network(sites: sites, faults: faults, seed: 1))
      port = server.port
      let isOver = DispatchSemaphore(value: 0)
      stop = {
        server.stop()
        isOver.wait()
      }
      Thread.detachNewThread {
        server.run()
        isOver.signal()
      }
    }

    var client: Client { Client(port: port) }

    deinit { stop() }
  }

  private static func site(
    _ name: String, _ size: Int = 1_000, ms: Int = 1, bandwidth: Int? = nil,
    capacity: Capacity? = nil
  ) -> Site {
    Site(
      name, size: size, latency: .milliseconds(ms), bandwidth: bandwidth, capacity: capacity)
  }

  @Test func `the twelve sites have their sizes, by path and by host`() throws {
    let sites = Site.twelve.map { Self.site($0.name, $0.size) }
    let running = try Running(sites)
    let client = running.client
    for site in sites {
      let (byPath, byHost) = (client.get("/\(site.name)/"), client.get("/", host: site.host))
      #expect(byPath.status == 200 && byPath.bodySize == site.size, "\(site)")
      #expect(byHost.bytes == byPath.bytes, "\(site)")
    }
  }

  @Test func `a page never comes sooner than its latency and its bandwidth say`() throws {
    let running = try Running([
      Self.site("slow", 2_000, ms: 30, bandwidth: 40_000), Self.site("fast", 10),
    ])
    let sight = running.client.get("/slow/")
    #expect(sight.bodySize == 2_000)
    #expect(sight.elapsed >= .milliseconds(80))
  }

  @Test func `each site has an address of its own, where only that one is`() throws {
    let running = try Running([Self.site("cedar", 11), Self.site("oak", 22)])
    for (number, size) in [(1, 11), (2, 22)] {
      let site = running.client.site(number)
      let sizes = ["/", "/news", "/cedar/"].map { site.get($0, host: "127.0.1.\(number)").bodySize }
      #expect(sizes == [size, size, size])
    }
    // A client that was told to look for a name there means that name.
    #expect(running.client.site(1).get("/", host: "oak.example").bodySize == 22)
  }

  @Test func `nobody listens where a site refuses`() throws {
    let running = try Running(
      [Self.site("cedar"), Self.site("oak")], ["cedar": .refused])
    #expect(running.client.site(1).get("/").error == ECONNREFUSED)
    #expect(running.client.site(2).get("/").status == 200)
  }

  @Test func `where the site is named too late to refuse, it breaks off with nothing sent`() throws
  {
    let running = try Running([Self.site("cedar")], ["cedar": .refused])
    let sight = running.client.get("/cedar/")
    #expect(sight.bytes.isEmpty)
    #expect(sight.error == ECONNRESET)
  }

  @Test func `a call that is never taken stays a call`() throws {
    let running = try Running(
      [Self.site("cedar"), Self.site("oak")], ["cedar": .neverConnects])
    let sockets = (0..<5).map { _ in
      Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    }
    defer { for socket in sockets { close(socket) } }
    for socket in sockets { #expect(running.client.site(1).call(socket) == EINPROGRESS) }
    #expect(running.client.site(2).get("/").status == 200)
    for socket in sockets {
      var polled = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
      #expect(poll(&polled, 1, 0) == 0, "neither connected nor refused")
    }
  }

  @Test func `a redirect leads to where the other site is`() throws {
    let running = try Running(
      [Self.site("cedar"), Self.site("oak"), Self.site("elm")],
      [
        "oak": .redirects(to: "http://cedar.example/news"), "elm": .redirectsInALoop,
      ])
    let (oak, elm) = (running.client.site(2).get("/"), running.client.site(3).get("/"))
    #expect(oak.location == "http://127.0.1.1:\(running.port)/news")
    #expect(elm.location == "http://127.0.1.3:\(running.port)/")
  }

  @Test(arguments: [1_000, 699_004, 8_000_000])
  func `a reset midway comes after exactly half of the page`(size: Int) throws {
    let running = try Running([Self.site("cedar", size)], ["cedar": .resetMidway])
    let sight = running.client.get("/cedar/")
    #expect(sight.bodySize == size / 2)
    #expect(sight.text.contains("Content-Length: \(size)\r\n"))
    #expect(sight.error == ECONNRESET)
  }

  @Test func `statuses and redirects are those of the plan`() throws {
    let running = try Running(
      [Self.site("cedar"), Self.site("oak"), Self.site("elm"), Self.site("fir")],
      [
        "cedar": .first(2, .status(503)), "oak": .redirects(to: "http://cedar.example/"),
        "elm": .redirectsInALoop, "fir": .status(404),
      ])
    let client = running.client
    let statuses = (0..<3).map { _ in client.get("/cedar/").status }
    #expect(statuses == [503, 503, 200])
    #expect(client.get("/fir/").status == 404)
    #expect(client.get("/oak/").location == "http://127.0.0.1:\(running.port)/cedar/")
    #expect(client.get("/elm/").location == "http://127.0.0.1:\(running.port)/elm/")
  }

  @Test func `a site that never answers says nothing while others do`() throws {
    let running = try Running(
      [Self.site("cedar"), Self.site("elm"), Self.site("oak")],
      ["cedar": .neverAnswers, "elm": .neverConnects])
    // Clients that lose patience: the server has to go on when they leave.
    for name in ["cedar", "elm"] {
      let socket = running.client.leave("/\(name)/")
      #expect(running.client.get("/oak/").status == 200)
      var byte: UInt8 = 0
      let count = recv(socket, &byte, 1, Int32(MSG_DONTWAIT))
      #expect(count == -1 && errno == EAGAIN, "\(name) has said something")
      close(socket)
      #expect(running.client.get("/oak/").status == 200)
    }
  }

  @Test func `a site works on so many at once, and refuses what finds no room`() throws {
    let running = try Running([
      Self.site("cedar", ms: 3_600_000, capacity: Capacity(atOnce: 1, queue: 1)), Self.site("oak"),
    ])
    let waiting = (0..<2).map { _ in running.client.leave("/cedar/") }
    defer { for socket in waiting { close(socket) } }
    // When oak has answered, both have been read.
    #expect(running.client.get("/oak/").status == 200)
    for client in [running.client, running.client.site(1)] {
      let sight = client.get("/cedar/")
      #expect(sight.bytes.isEmpty)
      #expect(sight.error == ECONNRESET)
    }
    for socket in waiting {
      var byte: UInt8 = 0
      #expect(recv(socket, &byte, 1, Int32(MSG_DONTWAIT)) == -1 && errno == EAGAIN)
    }
  }

  @Test func `the next in the queue has its turn when one is done`() throws {
    let running = try Running([
      Self.site("cedar", ms: 30, capacity: Capacity(atOnce: 1, queue: 1))
    ])
    let first = running.client.leave("/cedar/")
    defer { close(first) }
    let second = running.client.get("/cedar/")
    #expect(second.status == 200)
  }

  @Test func `however many wait, others are served`() throws {
    let running = try Running([Self.site("cedar", ms: 3_600_000), Self.site("oak")])
    let waiting = (0..<40).map { _ in running.client.site(1).leave("/") }
    defer { for socket in waiting { close(socket) } }
    let sights = (0..<3).map { _ in running.client.get("/oak/") }
    #expect(sights.allSatisfy { $0.status == 200 })
  }

  @Test func `two servers have what each serves`() throws {
    let (one, other) = (try Running([Self.site("cedar", 1)]), try Running([Self.site("oak", 2)]))
    let sizes = [one, other].map { $0.client.site(1).get("/").bodySize }
    #expect(sizes == [1, 2])
  }

  @Test func `a port that is taken is one sentence`() throws {
    let running = try Running([Self.site("cedar")])
    #expect(throws: ServerError.portInUse(running.port)) {
      _ = try Server(Network(sites: [], faults: [:], seed: 1), port: running.port)
    }
    #expect(
      ServerError.portInUse(80).description
        == "port 80 is in use; choose another one, or --port 0 for any that is free")
  }
}
