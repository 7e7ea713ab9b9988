import Foundation
import Testing
import Trace

@testable import Grading

/// The whole way from a file to a verdict, each with a real compile.
@Suite(.serialized) struct GraderTests {
  private func grade(_ body: String, imports: String = "", more: String = "") throws -> Verdict {
    try Laboratory.shared.get().grade(StandIn.counter(body, imports: imports, more: more))
  }

  @Test func `a right answer passes, stage by stage`() throws {
    let verdict = try grade("count += 1", imports: "import Foundation")
    #expect(verdict.outcome == .passed)
    #expect(
      verdict.tests.map(\.name) == ["no schedule loses an update", "a new counter is at zero"])
    #expect(verdict.tests[0].explorations.map(\.verdict) == [.proved])
    #expect(verdict.diagnostics == [])
    #expect(
      verdict.timing.stages.map(\.name)
        == ["rules", "prepare", "compile", "memory", "gate", "fit", "link", "run", "names"])
  }

  @Test func `tests and what they share mean the lab's own types, whatever they import`() throws {
    let imports = "import ConcurrencyLab\nimport Foundation\nimport Synchronization\n"
    let support = "public func shared() -> (Mutex, Thread) { (Mutex(0), Thread {}) }\n"
    let tests = """
      import Solution
      import Support
      import Testing
      @Test func `no schedule loses an update`() {
        let (mutex, thread) = shared()
        #expect(mutex.isOfTheLab && thread.isOfTheLab)
      }
      @Test func `a new counter is at zero`() {
        let (mutex, thread) = (Mutex(Counter().value), Thread {})
        #expect(mutex.isOfTheLab && thread.isOfTheLab)
      }

      """
    let laboratory = try Laboratory.shared.get()
    let verdict = try laboratory.withExercise { exercise, folder in
      try Data((imports + support).utf8).write(to: folder.appending(path: "Support.swift"))
      try Data((imports + tests).utf8).write(to: folder.appending(path: "Tests.swift"))
      let file = folder.appending(path: "mine.swift")
      let text = StandIn.counter("count += 1", imports: imports + "import Support")
      try Data(text.utf8).write(to: file)
      return try laboratory.grader.grade(file, for: exercise, options: GradeOptions())
    }
    #expect(verdict.outcome == .passed, "\(verdict.explanation)")
  }

  @Test func `a wrong answer fails with the test's words`() throws {
    let verdict = try grade("count = 1")
    #expect(verdict.outcome == .failed)
    #expect(
      verdict.explanation.observed == "'no schedule loses an update' failed: expected 2, found 1")
    #expect(verdict.tests[0].position == SourcePosition(file: "Tests.swift", line: 5, column: 20))
    #expect(verdict.tests.map(\.outcome) == [.failed, .passed])
  }

  @Test func `a type error is told in the compiler's words, with the line`() throws {
    let verdict = try grade("let a: String = count")
    #expect(verdict.outcome == .doesNotCompile)
    let first = try #require(verdict.diagnostics.first)
    #expect(first.message == "cannot convert value of type 'Int' to specified type 'String'")
    #expect(first.position?.file == "08-lost-update.swift")
    #expect(first.position?.line == 6)
    #expect(first.sourceLine == "    let a: String = count")
  }

  @Test func `a sending error comes with the toolchain's own page`() throws {
    let verdict = try grade(
      "count += 1",
      more: """
        final class Box { var x = 0 }
        func race() async {
          let box = Box()
          Task { box.x += 1 }
          box.x += 2
        }
        """)
    #expect(verdict.outcome == .doesNotCompile)
    let first = verdict.diagnostics.first
    #expect(first?.group == "SendingRisksDataRace")
    #expect(first?.explanation?.hasPrefix("# Sending value risks causing data races") == true)
  }

  @Test func `leaving early, by whatever way, is refused before it runs`() throws {
    let verdict = try grade("exit(0)", imports: "import Foundation")
    #expect(verdict.outcome == .refused)
    #expect(
      verdict.explanation.observed == "line 6: 'exit' is a C function that a solution may not call")
    #expect(verdict.explanation.next == "Return, or throw an error.")
  }

  @Test func `a pointer is refused, also behind the word unsafe`() throws {
    let verdict = try grade(
      "let p = unsafe UnsafeMutablePointer<Int>.allocate(capacity: 1); unsafe p.pointee = 1")
    #expect(verdict.outcome == .refused)
    #expect(verdict.diagnostics.first?.position?.line == 6)
  }

  @Test func `a crash is told with its message, line and test`() throws {
    let verdict = try grade("fatalError(\"no way\")")
    #expect(verdict.outcome == .crashed)
    #expect(
      verdict.explanation.observed
        == "during 'no schedule loses an update' it crashed: no way, at line 6")
    #expect(verdict.tests.map(\.outcome) == [.crashed, .notRun])
  }

  @Test func `a crash inside the library is told with the solution's line`() throws {
    let verdict = try grade("let few = [1]; count = few[count + 5]")
    #expect(verdict.outcome == .crashed)
    #expect(
      verdict.explanation.observed
        == "during 'no schedule loses an update' it crashed: Index out of range, at line 6")
    #expect(verdict.diagnostics.map(\.message) == ["it crashes here"])
    #expect(verdict.diagnostics.first?.sourceLine?.contains("few[count + 5]") == true)
  }

  @Test func `a loop without end is hung within its limit`() throws {
    let verdict = try grade("while true { count += 0 }")
    #expect(verdict.outcome == .hung)
    #expect(verdict.limit == 3)
  }

  @Test func `a flood of output is an outcome of its own`() throws {
    let verdict = try grade("while true { print(String(repeating: \"x\", count: 4000)) }")
    #expect(verdict.outcome == .tooMuchOutput)
    #expect(verdict.output.utf8.count == 256 << 10)
  }

  @Test func `an internal declaration that the tests call does not fit`() throws {
    let text = StandIn.counter("count += 1").replacing("public func", with: "func")
    let verdict = try Laboratory.shared.get().grade(text)
    #expect(verdict.outcome == .doesNotFit)
    #expect(
      verdict.explanation.observed
        == "'Counter.increment' is not public, so the tests cannot call it: final public func increment()"
    )
  }

  @Test func `an operator of the submission's own changes nothing in the tests`() throws {
    let verdict = try grade(
      "count += 7", more: "public func == (a: Int, b: Int) -> Bool { true }")
    #expect(verdict.outcome == .failed)
  }

  @Test func `a bomb for the type checker is a compile error`() throws {
    let bomb =
      "let x = 1 + 2.0 * 3 - -4 + [1, 2, 3].map { $0 * 2 - 1 + 2.5 }.reduce(0, +) * -(-3 + 4) "
      + "/ (2 - -1) + 1 + 2 + 3 - -4 + 5 * 6"
    #expect(try grade(bomb).outcome == .doesNotCompile)
  }

  @Test func `a grade that is cancelled throws, and says so`() throws {
    let laboratory = try Laboratory.shared.get()
    #expect(throws: GradingError.cancelled) {
      try laboratory.grade(
        StandIn.counter("while true { count += 0 }"), options: GradeOptions(isCancelled: { true }))
    }
  }

  @Test func `an exercise whose tests do not compile is its author's trouble`() throws {
    let laboratory = try Laboratory.shared.get()
    try laboratory.withExercise { exercise, folder in
      try Data("import Testing\n@Test func `a`() { nothing() }\n".utf8)
        .write(to: folder.appending(path: "Tests.swift"))
      let error = #expect(throws: GradingError.self) { try laboratory.grader.prepare(exercise) }
      #expect(
        error?.description.hasPrefix(
          "Tests.swift of exercise '08-lost-update' does not compile, which its author has to repair:"
        )
          == true)
    }
  }

  @Test func `ordinary Swift of many kinds is refused nothing`() throws {
    let verdict = try grade("count += 1", imports: "import Foundation", more: StandIn.ordinary)
    #expect(verdict.outcome == .passed, "\(verdict.explanation.observed)")
  }

  @Test func `nothing of a submission stays in the cache`() throws {
    // A cache of its own: in that of all tests another one may be at work.
    let root = FileManager.default.temporaryDirectory
      .appending(path: "cache-\(UInt64.random(in: 0 ... .max))")
    defer { try? FileManager.default.removeItem(at: root) }
    let verdict = try Laboratory.shared.get()
      .grade(StandIn.counter("count += 1"), in: Cache(root: root))
    #expect(verdict.outcome == .passed)
    let left = try FileManager.default.contentsOfDirectory(atPath: root.path)
    #expect(!left.isEmpty)
    #expect(left.filter { $0.hasPrefix("scratch-") } == [])
  }
}
