import Grading
import Pictures
import Testing
import Trace

@testable import lab

struct KeptPictureTests {
  private static let run = Run(
    cores: 1, elapsed: 2_000_000_000, strands: [Strand(id: 0, name: "main", kind: .main)],
    intervals: [Run.Interval(strand: 0, state: .sleeping, start: 0, end: 2_000_000_000)])
  private static let verdict = Verdict(
    exercise: "02-overlap-the-waits", outcome: .failed,
    explanation: Verdict.Explanation(observed: "expected (run.elapsed → 2 s) == 1 s"),
    tests: [
      Verdict.Test(name: "pages come", outcome: .passed, runs: [run]),
      Verdict.Test(
        name: "waits overlap", outcome: .failed, messages: ["expected (run.elapsed → 2 s) == 1 s"],
        runs: [run]),
    ])

  @Test func `what is not passed comes first, with what is wrong and what it took`() {
    let pictures = KeptPicture.all(of: Self.verdict)
    #expect(pictures.map(\.test) == ["waits overlap", "pages come"])
    #expect(pictures.map(\.number) == [1, 2])
    #expect(
      pictures.map { $0.statement(source: SourceText()) } == [
        "`run.elapsed` is 2 s, and should be 1 s. It took 2 s of simulated time on 1 core.",
        "It took 2 s of simulated time on 1 core.",
      ])
  }

  @Test func `a section of a page says how its test went, and what is wrong`() {
    let sections = KeptPicture.all(of: Self.verdict).map(\.section)
    #expect(sections.map(\.status) == ["failed, 2 s", "passed, 2 s"])
    #expect(sections.map(\.note) == ["`run.elapsed` is 2 s, and should be 1 s.", ""])
    #expect(sections.map(\.isWrong) == [true, false])
  }
}
