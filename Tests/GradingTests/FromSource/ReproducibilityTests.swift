import Foundation
import Testing
import Trace

@testable import Grading

/// The same program is told in the same bytes by every process that runs it.
struct ReproducibilityTests {
  /// A program whose outcome depends on the order of a set and of a dictionary, on hashes, on tasks, on simulated
  /// time, and on the time zone.
  private static let text = """
    import Foundation
    final class Total: Sendable { let sum = Mutex(0) }
    public func program() async throws -> String {
      let things = Set(0..<8)
      let words = ["one": 1, "two": 2, "three": 3, "four": 4]
      let clock = ContinuousClock()
      let start = clock.now
      let total = Total()
      await withTaskGroup { group in
        for thing in things.prefix(2) {
          group.addTask { total.sum.withLock { $0 += thing } }
        }
      }
      try await Task.sleep(for: .milliseconds(total.sum.withLock { $0 }))
      let order = things.map { "\\($0)" }.joined() + words.keys.joined()
      return "\\(order) \\("hash".hashValue) \\(clock.now - start) \\(TimeZone.current.identifier)"
    }
    """

  @Test func `two processes tell it in the same bytes`() throws {
    // Nothing of where it is run gets into it.
    let elsewhere = GradeOptions(environment: [
      "HOME": "/", "LOGNAME": "somebody", "LONG": String(repeating: "x", count: 1_000),
    ])
    var first = try Workshop.grade(Self.text, .task)
    var second = try Workshop.grade(Self.text, .task, options: elsewhere)
    #expect(first.tests.first?.explorations.first?.findings.first?.kind == .wrongOutcome)
    first.timing = Verdict.Timing()
    second.timing = Verdict.Timing()
    let bytes = try [first, second].map { verdict in
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(verdict), as: UTF8.self)
    }
    #expect(bytes[0] == bytes[1])
  }
}
