import Foundation
import Trace

/// What a program said about itself on its two channels, before anybody decides what it is worth.
struct Testimony: Sendable {
  /// What was said about one test.
  struct OfTest: Sendable {
    var starts = 0
    var ends = 0
    var messages: [String] = []
    var position: SourcePosition?
    var failures = 0
    var explorations: [Exploration] = []
    var runs: [Run] = []
  }

  /// By the test's name.
  private(set) var tests: [String: OfTest] = [:]
  /// How often the run was said to have ended.
  private(set) var runEnds = 0
  /// The numbers of closing records.
  private(set) var closings: [UInt64] = []
  /// What cannot have come from the tests, in words.
  private(set) var oddities: [String] = []
  /// What the demo threw.
  private(set) var thrown: String?
  /// Issues of no test.
  private(set) var stray: [String] = []
  /// Where the program was when a signal ended it: addresses in it, innermost first.
  private(set) var crash: [UInt64] = []

  /// Reads both channels.
  init(events: [UInt8], records: [UInt8], isCutShort: Bool) {
    readEvents(Self.lines(events, isCutShort: isCutShort))
    readRecords(Self.lines(records, isCutShort: isCutShort))
  }

  /// A program that was ended by force may have been in the middle of its last line.
  private static func lines(_ bytes: [UInt8], isCutShort: Bool) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 0x0A)
    if isCutShort, let last = bytes.last, last != 0x0A { lines.removeLast() }
    return lines
  }

  private mutating func readEvents(_ lines: [ArraySlice<UInt8>]) {
    let decoder = JSONDecoder()
    var names: [String: String] = [:]
    for line in lines {
      guard let event = try? decoder.decode(TestEvent.self, from: Data(line)) else {
        oddities.append("a line among the events that is no event")
        continue
      }
      let payload = event.payload
      if event.kind == "test" {
        if let id = payload.id, let name = payload.name { names[id] = Self.plain(name) }
        continue
      }
      let name = payload.testID.flatMap { names[$0] }
      switch payload.kind {
      case "testStarted": if let name { tests[name, default: OfTest()].starts += 1 }
      case "testEnded": if let name { tests[name, default: OfTest()].ends += 1 }
      case "testSkipped", "testCancelled", "testCaseCancelled":
        oddities.append("a test that was not run to its end")
      case "runEnded": runEnds += 1
      case "issueRecorded": record(payload, of: name)
      default: break
      }
    }
  }

  private mutating func record(_ payload: TestEvent.Payload, of name: String?) {
    guard let issue = payload.issue, issue.fails else { return }
    let message = Self.sentence(payload.messages ?? [])
    guard let name else {
      stray.append(message)
      return
    }
    var test = tests[name, default: OfTest()]
    test.failures += 1
    test.messages.append(message)
    if test.position == nil, let place = issue.sourceLocation {
      let file = place.fileID.split(separator: "/").last.map(String.init) ?? place.fileID
      test.position = SourcePosition(file: file, line: place.line, column: place.column)
    }
    tests[name] = test
  }

  /// What a program writes when a signal ends it.
  private struct Crash: Decodable { var crash: [UInt64] }

  private mutating func readRecords(_ lines: [ArraySlice<UInt8>]) {
    let decoder = JSONDecoder()
    for line in lines {
      guard let record = try? decoder.decode(Record.self, from: Data(line)) else {
        if let crash = try? decoder.decode(Crash.self, from: Data(line)) {
          self.crash = crash.crash
        } else {
          oddities.append("a line among the records that is no record")
        }
        continue
      }
      let name = Self.plain(record.test ?? "")
      switch record.content {
      case .exploration(let exploration):
        tests[name, default: OfTest()].explorations.append(exploration)
      case .run(let run): tests[name, default: OfTest()].runs.append(run)
      case .progress: break
      case .threw(let error): thrown = error
      case .closing(let number): closings.append(number)
      }
    }
  }

  /// The name of a test without its backticks and its parameters.
  static func plain(_ name: String) -> String {
    if name.hasPrefix("`"), let end = name.dropFirst().firstIndex(of: "`") {
      return String(name[name.index(after: name.startIndex)..<end])
    }
    return String(name.prefix { $0 != "(" })
  }

  /// One sentence for an issue: the author's comment first, then what was expected.
  static func sentence(_ messages: [TestEvent.Message]) -> String {
    let details = messages.filter { $0.symbol == "details" }.map(\.text).joined(separator: " ")
    var text = messages.first { $0.symbol != "details" }?.text ?? "something went wrong"
    if text == "Issue recorded", !details.isEmpty { return details }
    for (long, short) in [
      ("Expectation failed: an error", "an error"), ("Expectation failed: ", "expected "),
      ("Caught error: ", "it threw "),
    ] where text.hasPrefix(long) {
      text = short + text.dropFirst(long.count)
    }
    if details.isEmpty { return text }
    // A picture in several lines begins on a line of its own.
    return details.contains("\n") ? "\(text):\n\(details)" : "\(text): \(details)"
  }
}
