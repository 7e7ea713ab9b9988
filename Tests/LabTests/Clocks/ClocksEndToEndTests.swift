import Foundation
import Grading
import Testing

/// What a learner writes to wait or to know the time: from source to verdict, simulated and for real.
@Suite(.serialized)
struct ClocksEndToEndTests {
  private let course: FixtureCourse

  init() throws {
    course = try FixtureCourse()
    try ClocksExercise.add(to: course)
  }

  private func verdict(_ file: String) throws -> Verdict {
    let run = try LabRun("check", file, "--json", in: course)
    return try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
  }

  @Test func `every way to wait takes its time, by every clock, simulated and for real`() throws {
    let verdict = try verdict("03")
    #expect(verdict.outcome == .passed, "\(verdict.explanation.observed)")
    #expect(verdict.tests.map(\.outcome) == [.passed, .passed])
  }

  @Test(arguments: [
    ("try await Task.sleep(1)", "the old 'Task.sleep' without a label waits in real time"),
    ("print(Date())", "'Date' reads a real clock"),
    ("print(ProcessInfo.processInfo.systemUptime)", "'systemUptime' reads a real clock"),
    (
      "print(DispatchTime.now().uptimeNanoseconds)",
      "a time of Dispatch is read from a real clock"
    ),
    (
      "DispatchQueue.main.asyncAfter(deadline: .now() + 1) {}",
      "a dispatch queue or semaphore of the system"
    ),
    ("print(Swift.SuspendingClock.now)", "a clock of the system"),
    ("try await generic(time, by: .continuous)", "a clock of the system"),
  ])
  func `a real clock is refused by its name`(line: String, what: String) throws {
    let text = ClocksExercise.solution.replacing("default: throw Wrong()", with: "default: \(line)")
    try course.write(text, to: "mine/03-clocks.swift")
    let verdict = try verdict("mine/03-clocks.swift")
    #expect(verdict.outcome == .refused)
    #expect(verdict.explanation.observed.contains(what))
    #expect(verdict.explanation.observed.hasSuffix("cannot be simulated"))
  }
}
