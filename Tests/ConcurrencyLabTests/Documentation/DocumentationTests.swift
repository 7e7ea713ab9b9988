import Foundation
import Testing

/// The documentation of what a learner imports is whole, and its links lead somewhere.
@Suite struct DocumentationTests {
  private func symbols() throws -> [PublicSymbol] { try Documentation.current.get().symbols }

  @Test func `every public symbol is documented`() throws {
    let symbols = try symbols()
    #expect(symbols.count > 400)
    #expect(symbols.filter { $0.text.isEmpty }.map(\.name) == [])
  }

  @Test func `what throws says which errors, and when`() throws {
    let silent = try symbols().filter { $0.throwsErrors && !$0.text.contains("- Throws: ") }
    #expect(silent.map(\.name) == [])
  }

  @Test func `every parameter is documented unless it is the only one, and no number`() throws {
    let bare = try symbols().flatMap { symbol in
      symbol.unexplainedParameters.map { "\(symbol.name): \($0)" }
    }
    #expect(bare == [])
  }

  @Test func `what an action returns is said`() throws {
    let silent = try symbols().filter { $0.isAction && !$0.text.contains("- Returns: ") }
    #expect(silent.map(\.name) == [])
  }

  @Test func `a number says what it counts, or in which unit`() throws {
    let bare = try symbols().flatMap { symbol in
      symbol.numbers.filter { !PublicSymbol.saysUnit($0.text, name: $0.name) }.map {
        "\(symbol.name): \($0.name)"
      }
    }
    #expect(bare == [])
  }

  @Test func `an idea of others names its source`() throws {
    let symbols = try symbols().filter { $0.isAtTop && $0.kind != "typealias" }
    let cited = Set(symbols.filter { $0.text.contains("<https://") }.map(\.baseName))
    let silent = Set(symbols.map(\.baseName)).subtracting(cited)
    #expect(silent == Self.own)
  }

  /// What the lab made up for itself, and what belongs to something that names the source: `RequestError`, `asCompleted`,
  /// `wait`, the page on searches. A new name has to be in here, or to say where the idea comes from.
  private static let own: Set<String> = [
    "BigLock", "Budget", "Cell", "ChannelClosed", "Completions", "ConnectTimeout",
    "ConnectionError", "ConnectionRefused", "ConnectionReset", "Demo", "FaultPlan",
    "HTTPStatusError", "HostNotFound", "InvalidURL", "Latency", "MappedResults", "NoLock",
    "ReadTimeout", "Replay", "ReplayError", "ScheduleFailure", "SimulatedRun", "SimulatedWeb",
    "SimulationFailure", "Site", "TimedCompletions", "Timeout", "TooManyRedirects", "Waited",
    "compute", "crash", "everySchedule", "print", "replay", "simulate", "together",
    "waitForInput",
  ]

  @Test func `no piece of code escapes the compiler`() throws {
    for file in try Documentation.files() {
      let stray = try Example.stray(in: file)
      #expect(stray == [], "\(file.lastPathComponent): not fenced, or without a language")
    }
  }

  @Test func `DocC has no warning`() throws {
    try Tools.withFolder { folder in
      let graphs = try Documentation.graphs(in: folder)
      // A learner sees one module: what it re-exports is documented as its own.
      let web = graphs.appending(path: "Web.symbols.json")
      let text = try String(contentsOf: web, encoding: .utf8)
      let own = text.replacing(
        #""module":{"name":"Web""#, with: #""module":{"name":"ConcurrencyLab""#)
      #expect(own != text)
      try Data(own.utf8).write(to: web)
      let catalogue = Documentation.root
        .appending(path: "Sources/ConcurrencyLab/ConcurrencyLab.docc")
      let result = try Tools.run(
        "docc",
        [
          "convert", catalogue.path, "--additional-symbol-graph-dir", graphs.path,
          "--fallback-display-name", "ConcurrencyLab", "--fallback-bundle-identifier",
          "lab.concurrency", "--output-path",
          folder.appending(path: "ConcurrencyLab.doccarchive").path, "--warnings-as-errors",
        ], in: folder)
      #expect(result.status == 0, "\(result.text)")
    }
  }
}
