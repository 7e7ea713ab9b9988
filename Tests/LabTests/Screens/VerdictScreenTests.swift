import Grading
import Terminal
import Testing
import Trace

@testable import lab

struct VerdictScreenTests {
  private func screen(
    _ verdict: Verdict, width: Int = 80, glyphs: Glyphs = .unicode, explains: Bool = false,
    next: [NextStep] = []
  ) -> String {
    let surface = Surface(width: width, glyphs: glyphs)
    let screen = VerdictScreen(
      verdict: verdict, source: VerdictSamples.source, explains: explains, next: next)
    return surface.render(screen.lines(on: surface))
  }

  @Test func `a failing check shows the schedule, what it means and what to try`() {
    #expect(
      screen(VerdictSamples.lostUpdate, next: VerdictSamples.next) == """
         ✗ 08 lost-update                                            not passed · 0.38 s

         'no schedule loses an update' failed
         Expected 2, found 1. The simplest schedule that does it switches once:

           line              A                    B
             7  count += 1   read  count → 0
                             ─ ─ ─ switch ─ ─ ─►
             7  count += 1                        read  count → 0
             7  count += 1                        write count ← 1
             7  count += 1   write count ← 1      B's update is overwritten

         What this means   `count += 1` is a read and a write. B did both of its own
                           between A's two halves.
         Try next          Which steps must nobody else come between? Make them one.

         lab check 08  when you have changed it
         lab hint 08   hint 1 of 3

        """)
  }

  @Test func `a failing check fits 40 columns in ASCII`() {
    #expect(
      screen(VerdictSamples.lostUpdate, width: 40, glyphs: .ascii, next: VerdictSamples.next) == """
         x 08 lost-update    not passed - 0.38 s

         'no schedule loses an update' failed
         Expected 2, found 1. The simplest
         schedule that does it switches once:

         A 7 read count -> 0
         - - switch to B - -
         B 7 read count -> 0
         B 7 write count <- 1
         A 7 write count <- 1
             `- B's update is overwritten

         What this means
           `count += 1` is a read and a write. B
           did both of its own between A's two
           halves.
         Try next
           Which steps must nobody else come
           between? Make them one.

         lab check 08  when you have changed it
         lab hint 08   hint 1 of 3

        """)
  }

  @Test func `no screen is wider than its surface, and a failure takes 24 lines at 80 columns`() {
    var long = VerdictSamples.lostUpdate
    let noise = long.tests[0].explorations[0].findings[0].steps
    long.tests[0].explorations[0].findings[0].steps = Array(
      repeating: noise, count: 30
    ).flatMap(\.self)
    long.output = String(repeating: "a long line of output 出力 ", count: 200)
    for verdict in [long, VerdictSamples.doesNotCompile] {
      for width in stride(from: 20, through: 200, by: 12) {
        let surface = Surface(width: width)
        let lines = VerdictScreen(verdict: verdict, source: VerdictSamples.source, explains: true)
          .lines(on: surface)
        let widest = lines.map(\.width).max() ?? 0
        #expect(widest <= width)
      }
    }
    let height =
      screen(long, next: VerdictSamples.next).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count - 1
    #expect(height <= VerdictScreen.height)
  }

  @Test func `a pass says what was proved`() {
    let two = [
      VerdictSamples.explored("one", traces: 2, schedules: 6),
      VerdictSamples.explored("two", traces: 90, schedules: 2_520),
    ]
    #expect(
      screen(VerdictSamples.passed(two)) == """
         ✓ 08 lost-update                                                passed · 0.36 s
         Proved: all 2,526 schedules of both tests end right (92 that differ).

        """)
  }

  @Test func `a pass of several kinds of tests says what each is worth`() {
    let tests = [
      VerdictSamples.explored("one", traces: 1), VerdictSamples.timed("two", milliseconds: 330),
      Verdict.Test(name: "three", outcome: .passed),
    ]
    #expect(
      PassedBody(verdict: VerdictSamples.passed(tests)).statements == [
        "Proved: all schedules of 'one' end right (uncounted, all alike).",
        "In simulated time, exact: 'two' took 330 ms.", "1 other test passed.",
      ])
  }

  @Test func `a pass whose search did not end claims no proof`() {
    var test = VerdictSamples.explored("one", traces: 7)
    test.explorations[0].verdict = .undecided
    let statements = PassedBody(verdict: VerdictSamples.passed([test])).statements
    #expect(statements == ["7 runs, none fails; not all of what there is."])
  }

  @Test func `what is not decided is neither passed nor failed`() {
    var verdict = VerdictSamples.lostUpdate
    verdict.outcome = .notDecided
    verdict.explanation = Verdict.Explanation(observed: "not decided")
    verdict.tests = [
      Verdict.Test(
        name: "no schedule loses an update", outcome: .notDecided,
        explorations: [
          Exploration(
            verdict: .undecided, executions: 200_000, covered: 0.034,
            endedBy: "200,000 executions")
        ])
    ]
    #expect(
      screen(verdict) == """
         ? 08 lost-update                                           not decided · 0.38 s

         'no schedule loses an update' is not decided: 200,000 runs, none fails, about
         3% of what there is (ended by the budget of 200,000 executions).

        """)
  }

  @Test func `a compile error points at the line`() {
    #expect(
      screen(VerdictSamples.doesNotCompile) == """
         ✗ 11 actor-counter                                    does not compile · 0.21 s
           7 │   counter.value += 1
             │           ╰─ actor-isolated property 'value' can not be mutated from
             │              outside

         More in Swift's own words (ActorIsolatedCall): --explain

         What this means   Only the actor itself may change what it guards. Ask it to:
                           give it a method.

        """)
  }

  @Test func `the toolchain's own explanation is shown on demand`() {
    let text = screen(VerdictSamples.doesNotCompile, explains: true)
    #expect(text.contains("Calls to actors"))
    #expect(text.contains("An actor's state belongs to it."))
  }

  @Test func `nothing of a submission reaches the terminal as a command`() {
    var verdict = VerdictSamples.lostUpdate
    verdict.output = "a\u{1B}]0;title\u{7}\u{1B}[2J"
    verdict.tests[0].messages = ["found \u{1B}[31m1"]
    verdict.tests[0].explorations[0].findings[0].steps[0].before = "\u{1B}c"
    verdict.diagnostics = [Verdict.Diagnostic(severity: .error, message: "\u{9B}1m")]
    for outcome in Verdict.Outcome.allCases {
      verdict.outcome = outcome
      let text = screen(verdict)
      let scalars = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B }
      #expect(scalars.isEmpty, "\(outcome)")
    }
  }
}
