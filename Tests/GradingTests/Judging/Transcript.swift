import Foundation
import Trace

@testable import Grading

/// What a program would have written, put together by hand.
struct Transcript {
  var events: [String] = []
  var records: [String] = []
  var end = BoxResult.End.exited(0)
  var output = ""
  /// Where the symbolizer would find a crash.
  var crashedAt: SourcePosition?
  static let nonce: UInt64 = 4711

  /// A run in which each test passes.
  static func passing(_ names: [String]) -> Transcript {
    var transcript = Transcript()
    for name in names { transcript.declare(name) }
    for name in names {
      transcript.start(name)
      transcript.end(name)
    }
    transcript.close()
    return transcript
  }

  static func id(_ name: String) -> String { "Tests.`\(name)`()/Tests.swift:4:2" }

  mutating func event(_ fields: String) {
    events.append("{\"kind\":\"event\",\"payload\":{\(fields)},\"version\":\"6.3.0\"}")
  }
  mutating func declare(_ name: String) {
    events.append(
      "{\"kind\":\"test\",\"payload\":{\"id\":\"\(Self.id(name))\",\"kind\":\"function\","
        + "\"name\":\"`\(name)`()\"},\"version\":\"6.3.0\"}")
  }
  mutating func start(_ name: String) {
    event("\"kind\":\"testStarted\",\"testID\":\"\(Self.id(name))\"")
  }
  mutating func end(_ name: String) {
    event("\"kind\":\"testEnded\",\"testID\":\"\(Self.id(name))\"")
  }
  mutating func issue(
    _ name: String?, _ text: String, details: String? = nil, line: Int = 5, isKnown: Bool = false
  ) {
    let id = name.map { ",\"testID\":\"\(Self.id($0))\"" } ?? ""
    let more = details.map { ",{\"symbol\":\"details\",\"text\":\"\($0)\"}" } ?? ""
    event(
      "\"kind\":\"issueRecorded\",\"issue\":{\"isFailure\":\(!isKnown),\"isKnown\":\(isKnown),"
        + "\"sourceLocation\":{\"fileID\":\"Tests/Tests.swift\",\"line\":\(line),\"column\":3}},"
        + "\"messages\":[{\"symbol\":\"fail\",\"text\":\"\(text)\"}\(more)]\(id)")
  }
  mutating func record(_ record: Record) {
    let data = (try? JSONEncoder().encode(record)) ?? Data()
    records.append(String(decoding: data, as: UTF8.self))
  }
  mutating func explore(_ name: String, _ exploration: Exploration) {
    record(Record(test: "`\(name)`()", content: .exploration(exploration)))
  }
  mutating func close(nonce: UInt64 = Transcript.nonce) {
    event("\"kind\":\"runEnded\",\"messages\":[]")
    record(Record(content: .closing(nonce)))
  }

  /// What the judge makes of it.
  func judged(_ names: [String]) -> Judge.Judgement {
    var result = BoxResult(end: end)
    result.events = Array((events.joined(separator: "\n") + "\n").utf8)
    result.records = Array((records.joined(separator: "\n") + "\n").utf8)
    result.output = Array(output.utf8)
    let inventory = names.enumerated().map { PreparedExercise.Test(name: $1, line: $0 + 1) }
    return Judge(inventory: inventory, nonce: Self.nonce, limit: 10).judge(result) { _ in
      crashedAt
    }
  }
}
