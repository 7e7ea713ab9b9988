import Foundation
import Testing
import Trace

@testable import Grading

/// The same program is told in the same bytes by every process that runs it, and in any order of tests.
struct ReproducibilityTests {
  /// Programs whose outcome depends on the order of a set and of a dictionary, on hashes, on tasks, on simulated
  /// time, and on the time zone.
  private static let text = """
    import Foundation
    final class Total: Sendable { let sum = Mutex(0) }
    public func explored() async throws -> String {
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
    public func timedTasks() async -> Int {
      let waits = ["ash": 30, "birch": 20, "cedar": 10, "elm": 10]
      let total = Total()
      await withTaskGroup { group in
        for (name, wait) in waits {
          group.addTask {
            print(name, "begins")
            try? await Task.sleep(for: .milliseconds(wait))
            compute(for: .milliseconds(wait / 2))
            total.sum.withLock { $0 += name.hashValue & 7 }
            print(name, "ends at", total.sum.withLock { $0 })
          }
        }
      }
      return total.sum.withLock { $0 }
    }
    public func timedThreads() {
      let total = Total()
      let threads = Set(1...3).map { number in
        Thread {
          total.sum.withLock {
            compute(for: .milliseconds(7 * number))
            $0 += number
          }
          Thread.sleep(forTimeInterval: 0.001)
          print("thread", number, "leaves", total.sum.withLock { $0 })
        }
      }
      for thread in threads { thread.start() }
      for thread in threads { thread.join() }
    }
    """

  private static let reference = """
    public func explored() async throws -> String { "done" }
    public func timedTasks() async -> Int { 0 }
    public func timedThreads() {}

    """

  private static let tests = [
    Workshop.Test(
      name: "every schedule ends alike",
      text: """
        @Test func `every schedule ends alike`() async throws {
          try await everySchedule(yields: "done") { try await explored() }
        }
        """),
    Workshop.Test(
      name: "tasks in time",
      text: """
        @Test func `tasks in time`() async throws {
          let run = try await simulate(cores: 2) { await timedTasks() }
          #expect(run.output.isEmpty, "\\(run.value) \\(run.elapsed) \\(run.cpuTime) \\(run.accounts)")
        }
        """),
    Workshop.Test(
      name: "threads in time",
      text: """
        @Test func `threads in time`() throws {
          let run = try simulate(cores: 2) { timedThreads() }
          #expect(run.output.isEmpty, "\\(run.elapsed) \\(run.cpuTime) \\(run.accounts)")
        }
        """),
  ]

  private func grade(
    _ tests: [Workshop.Test], named name: String, environment: [String: String] = [:]
  ) throws -> Verdict {
    var verdict = try Workshop.shared.get().grade(
      Self.text, GradeOptions(environment: environment), named: name, tests: tests,
      reference: Self.reference)
    #expect(verdict.tests.map(\.outcome) == [.failed, .failed, .failed])
    verdict.timing = Verdict.Timing()
    return verdict
  }

  private func bytes(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func `two processes tell it in the same bytes`() throws {
    let first = try grade(Self.tests, named: "in-order")
    // Nothing of where it is run gets into it.
    let second = try grade(
      Self.tests, named: "in-order",
      environment: [
        "HOME": "/", "LOGNAME": "somebody", "LONG": String(repeating: "x", count: 1_000),
      ])
    #expect(first.tests[0].explorations.first?.findings.first?.kind == .wrongOutcome)
    for test in first.tests[1...] {
      let run = try #require(test.runs.first)
      #expect(run.elapsed > 0 && run.cpuTime > 0)
      #expect(run.accounts.contains { $0.waitingTime > 0 })
      #expect(run.events.contains { $0.kind == .output })
    }
    #expect(try bytes(first) == bytes(second))
  }

  @Test func `the order of the tests changes nothing of what each comes to`() throws {
    let first = try grade(Self.tests, named: "in-order").tests.map(withoutPlaceInTests)
    let second = try grade(Self.tests.reversed(), named: "in-reverse").tests.reversed()
      .map(withoutPlaceInTests)
    #expect(first.map(\.name) == second.map(\.name))
    for (one, other) in zip(first, second) { #expect(try bytes(one) == bytes(other)) }
  }

  /// A test's result without what depends on where in Tests.swift it stands.
  private func withoutPlaceInTests(_ test: Verdict.Test) -> Verdict.Test {
    var test = test
    test.position = nil
    for search in test.explorations.indices {
      for finding in test.explorations[search].findings.indices {
        test.explorations[search].findings[finding].steps = test.explorations[search]
          .findings[finding].steps.map { step in
            var step = step
            step.stack = step.stack.filter { $0.position?.file == "01-program.swift" }
            for frame in step.stack.indices { step.stack[frame].address = nil }
            return step
          }
      }
    }
    return test
  }
}
