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

  /// Does something so many times at once, each on a thread of its own.
  private func atOnce(_ count: Int, _ body: @escaping @Sendable (Int) -> Client.Sight) -> [Client
    .Sight]
  {
    let results = Mutex([Int: Client.Sight]())
    let group = DispatchGroup()
    for number in 0..<count {
      group.enter()
      Thread.detachNewThread {
        let sight = body(number)
        results.withLock { $0[number] = sight }
        group.leave()
      }
    }
    group.wait()
    return results.withLock { all in (0..<count).compactMap { all[$0] } }
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

  @Test func `a site that refuses breaks off, with nothing sent`() throws {
    let running = try Running([Self.site("cedar")], ["cedar": .refused])
    let sight = running.client.get("/cedar/")
    #expect(sight.bytes.isEmpty)
    #expect(sight.error == ECONNRESET)
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
      let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(running.port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      #expect(status == 0)
      let request = Array("GET /\(name)/ HTTP/1.1\r\n\r\n".utf8)
      #expect(send(socket, request, request.count, 0) == request.count)
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
      Self.site("cedar", ms: 400, capacity: Capacity(atOnce: 1, queue: 1))
    ])
    let sights = atOnce(4) { [client = running.client] _ in client.get("/cedar/") }
    let served = sights.filter { $0.status == 200 }.map(\.elapsed).sorted()
    #expect(served.count == 2)
    #expect(sights.filter { $0.error == ECONNRESET }.count == 2)
    #expect(served.last ?? .zero >= .milliseconds(700))
  }

  @Test func `many clients are served at once, not one after the other`() throws {
    let running = try Running([Self.site("cedar", ms: 200)])
    let start = ContinuousClock.now
    let sights = atOnce(20) { [client = running.client] _ in client.get("/cedar/") }
    let elapsed = start.duration(to: .now)
    #expect(sights.allSatisfy { $0.status == 200 && $0.elapsed >= .milliseconds(200) })
    // One after the other they would take 4 s.
    #expect(elapsed < .milliseconds(200) * 20)
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
