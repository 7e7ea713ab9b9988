import Testing
import Trace

@testable import Grading

struct InterruptionTests {
  /// A run that ends in the middle of its first test.
  private func interrupted(_ end: BoxResult.End, output: String = "") -> Judge.Judgement {
    var transcript = Transcript()
    transcript.declare("adds up")
    transcript.start("adds up")
    transcript.end = end
    transcript.output = output
    return transcript.judged(["adds up", "waits"])
  }

  @Test func `a crash is told with what Swift said last`() {
    let judged = interrupted(
      .signalled(4), output: "one\nSolution/08-lost-update.swift:5: Fatal error: no way\n")
    #expect(judged.outcome == .crashed)
    #expect(judged.signal == 4)
    #expect(judged.explanation.observed == "during 'adds up' it crashed: no way, at line 5")
    #expect(judged.tests.map(\.outcome) == [.crashed, .notRun])
  }

  @Test func `a crash in the library has no line of the learner's`() {
    let judged = interrupted(
      .signalled(4),
      output: "Swift/ContiguousArrayBuffer.swift:691: Fatal error: Index out of range\n")
    #expect(judged.explanation.observed == "during 'adds up' it crashed: Index out of range")
  }

  @Test func `a crash in the library gets the line that led there`() {
    var transcript = Transcript()
    transcript.declare("adds up")
    transcript.start("adds up")
    transcript.end = .signalled(4)
    transcript.output = "Swift/ContiguousArrayBuffer.swift:691: Fatal error: Index out of range\n"
    transcript.records = ["{\"crash\":[31000,32000]}"]
    transcript.crashedAt = SourcePosition(file: "08-x.swift", line: 7)
    let judged = transcript.judged(["adds up"])
    #expect(
      judged.explanation.observed == "during 'adds up' it crashed: Index out of range, at line 7")
    #expect(judged.crashedAt?.line == 7)
  }

  @Test func `the addresses that Swift prints at its end are no output`() {
    let output = "one\nFatal error: no\nCurrent stack trace:\n0    libswiftCore.so    0x00007f\n"
    #expect(Interruption.withoutTrace(output) == "one\nFatal error: no\n")
    #expect(Interruption.withoutTrace("one\n") == "one\n")
  }

  @Test func `a signal without words is told by its name`() {
    let judged = interrupted(.signalled(11))
    #expect(judged.explanation.observed == "during 'adds up' it was ended by SIGSEGV")
    #expect(
      judged.explanation.next == "Look for a function that calls itself, and what makes it stop.")
  }

  @Test func `a program without end is hung, by either clock`() {
    for end in [BoxResult.End.outOfTime, .signalled(24)] {
      let judged = interrupted(end)
      #expect(judged.outcome == .hung)
      #expect(judged.limit == 10)
      #expect(judged.signal == nil)
      #expect(judged.explanation.observed == "during 'adds up' it did not end within 10 seconds")
      #expect(judged.tests.map(\.outcome) == [.hung, .notRun])
    }
  }

  @Test func `too much output has an outcome of its own`() {
    let judged = interrupted(.outOfOutput)
    #expect(judged.outcome == .tooMuchOutput)
    #expect(judged.explanation.observed == "during 'adds up' it printed more than 16 MiB")
  }

  @Test func `half a last line is no forgery when the program was ended by force`() {
    var result = BoxResult(end: .signalled(11))
    result.events = Array("{\"kind\":\"ev".utf8)
    let judged = Judge(inventory: [.init(name: "a", line: 1)], nonce: 1, limit: 10).judge(result) {
      _ in nil
    }
    #expect(judged.outcome == .crashed)
  }
}
