import Foundation
import Terminal
import Web
import WebServer

/// `lab serve-web`: the twelve sites of the course, for a browser or curl on this machine.
struct ServeWebCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The port when none is given.
  private static let usualPort = 8_765

  func run() throws -> ExitCode {
    let sites = try sites()
    let seed = try number(.seed, in: 0...Int.max)
    var plan = seed.map { FaultPlan(seed: UInt64($0), over: sites) } ?? FaultPlan()
    if let text = session.invocation.options[.faults] {
      let written: FaultPlan
      do { written = try FaultPlan(text: text, over: sites) } catch {
        throw UsageError.badFaults("\(error)")
      }
      plan.faults.merge(written.faults) { _, written in written }
    }
    let network = Network(sites: sites, faults: plan, seed: UInt64(seed ?? 1))
    let server = try Server(
      network, port: try number(.port, in: 0...65_535) ?? Self.usualPort, observe: tell)
    try announce(server, sites, plan)
    Interruption.whileServing { server.run() }
    return .done
  }

  // MARK: Options

  private func number(_ option: OptionName, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = session.invocation.options[option] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let upper = range.upperBound == .max ? "on" : "to \(range.upperBound)"
      throw UsageError.badValue(
        option, value: text, expected: "a number from \(range.lowerBound) \(upper)")
    }
    return number
  }

  /// The twelve, with the capacity and the bandwidth that were asked for.
  private func sites() throws -> [Site] {
    let bandwidth = try number(.bandwidth, in: 1...Int.max)
    let capacity = try capacity()
    return Site.twelve.map { site in
      var site = site
      site.bandwidth = bandwidth
      site.capacity = capacity
      return site
    }
  }

  private func capacity() throws -> Capacity? {
    guard let text = session.invocation.options[.capacity] else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { $0 >= 0 }
    guard numbers.count == parts.count, (1...2).contains(numbers.count), numbers[0] > 0 else {
      throw UsageError.badValue(
        .capacity, value: text,
        expected: "how many requests at once, and after a colon how many may wait: 5 or 5:10")
    }
    return Capacity(atOnce: numbers[0], queue: numbers.count > 1 ? numbers[1] : 0)
  }

  // MARK: What is said

  /// What `lab serve-web --json` says, in one line, as soon as clients can come.
  private struct Listing: Encodable {
    struct Place: Encodable {
      var name: String
      var url: String
      var fault: String?
    }

    var version = 1
    var url: String
    var port: Int
    var sites: [Place]
  }

  private func announce(_ server: Server, _ sites: [Site], _ plan: FaultPlan) throws {
    let url = "http://127.0.0.1:\(server.port)/"
    let places = sites.map { site in
      Listing.Place(
        name: site.name, url: server.url(of: site), fault: plan.faults[site.name]?.text)
    }
    guard !session.isJSON else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let listing = Listing(url: url, port: server.port, sites: places)
      try session.output.write(
        bytes: String(decoding: encoder.encode(listing), as: UTF8.self) + "\n")
      return
    }
    let rows = places.map { place -> [Line] in
      [Line(place.name), Line(place.url, .action), Line(place.fault ?? "")]
    }
    let surface = session.surface
    var lines: [Line] = [
      Line(" The sites are there, for this machine only. Ctrl-C ends them."), .blank,
    ]
    lines += Table(rows).lines(on: surface, indent: 1) + [.blank]
    try session.write(lines)
  }

  private func tell(_ visit: String, _ time: Duration) {
    guard !session.isJSON else { return }
    let milliseconds = Int((time / .milliseconds(1)).rounded())
    // A reader that has gone does not end the sites: clients may still come.
    try? session.write([Line(" \(visit)  \(milliseconds) ms")])
  }
}
