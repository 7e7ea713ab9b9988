import CStrand
import Specimens
import Testing
import Trace

@testable import Simulator

/// How soon a loop is known to have no end: by how many accesses of the program were heard until then.
@Suite struct EndlessLoopTests {
  /// A loop for what nobody changes.
  struct Loop: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var run: @Sendable () -> Void
  }

  static let loops = [
    Loop(testDescription: "an atomic variable") { Signal().spin() },
    Loop(testDescription: "an atomic variable, yielding") { Signal().spinYielding() },
    Loop(testDescription: "a plain variable") { PlainSignal().spin() },
    Loop(testDescription: "a variable behind a mutex") { GuardedSignal().spin() },
    Loop(testDescription: "a variable behind a lock") { LockedSignal().spin() },
    Loop(testDescription: "a lock of one atomic") { OneFlagLock().addTwice() },
  ]

  private func subject(_ run: @escaping () -> Void) -> Subject {
    var isDone = false
    return Subject(
      body: .thread {
        run()
        isDone = true
      },
      judge: {
        defer { isDone = false }
        return isDone ? Subject.Judgement(isRight: true, outcome: 0) : nil
      }, describe: { _ in "" }, headline: { _ in "" })
  }

  /// The body alone, or as one of two threads of which the other has nothing to do.
  private func subject(_ loop: Loop, alone: Bool) -> Subject {
    subject {
      alone ? loop.run() : World.current?.together(2) { if $0 == 0 { loop.run() } }
    }
  }

  private func heard(_ body: () -> Void) -> UInt64 {
    let before = cs_heard()
    body()
    return cs_heard() - before
  }

  @Test(arguments: loops, [true, false])
  func `a loop that comes back to where it was is soon known to be endless`(
    loop: Loop, alone: Bool
  ) {
    let subject = subject(loop, alone: alone)
    var kinds: [Finding.Kind] = []
    let explored = heard { kinds = Explorer().explore(subject).findings.map(\.kind) }
    #expect(kinds == [.spinning])
    #expect(explored < 600_000)
    let timed = heard {
      kinds = TimedRunner(cores: 1, slice: 1_000_000).run(subject).findings.map(\.kind)
    }
    #expect(kinds == [.spinning])
    #expect(timed < 450_000)
  }

  /// Loops that end: each keeps the number of its rounds somewhere else.
  static let polls: [@Sendable (Int) -> Bool] = [
    { Signal().poll(rounds: $0) }, { CountedSignal().pollAppending(rounds: $0) },
    { CountedSignal().pollRemoving(rounds: $0) },
    { CountedSignal().pollCountingInside(rounds: $0) },
    { CountedSignal().pollCountingInWords(rounds: $0) },
    { CountedSignal().pollWriting(rounds: $0) },
    { CountedSignal().pollAtomically(rounds: $0) },
    { CountedSignal().pollCountingInClass(rounds: $0) },
  ]

  @Test(arguments: polls.indices)
  func `a loop that counts its rounds is let end, wherever it counts them`(number: Int) {
    let poll = Self.polls[number]
    var isSeen = true
    let subject = subject { isSeen = poll(100_000) }
    let run = TimedRunner(cores: 1, slice: 1_000_000).run(subject)
    #expect(run.findings.isEmpty)
    #expect(!isSeen)
    isSeen = true
    let exploration = Explorer().explore(subject)
    #expect(exploration.findings.isEmpty)
    #expect(!isSeen)
  }
}
