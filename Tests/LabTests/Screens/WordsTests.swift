import Testing
import Trace

@testable import lab

struct WordsTests {
  @Test func `numbers have their thousands apart`() {
    #expect(NumberText.grouped(200_000) == "200,000")
    #expect(NumberText.grouped(999) == "999")
    #expect(Words.count(17_153_136, "schedule") == "17,153,136 schedules")
    #expect(Words.count(1, "entry", "entries") == "1 entry")
  }

  @Test(arguments: [
    (0.376, "0.38 s"), (0.004, "0.00 s"), (9.999, "10 s"), (61.2, "61 s"), (.nan, "? s"),
  ])
  func `seconds have two decimals while they are few`(seconds: Double, words: String) {
    #expect(Words.seconds(seconds) == words)
  }

  @Test func `a sentence begins with a capital unless it begins with code, and ends`() {
    #expect(Words.sentence("expected 2, found 1") == "Expected 2, found 1.")
    #expect(Words.sentence("`x` is 2") == "`x` is 2.")
    #expect(Words.sentence("is it?") == "Is it?")
    #expect(Words.sentence("") == "")
  }

  @Test func `an exercise is headed by its number and its words`() {
    #expect(Words.heading(of: "08-lost-update") == "08 lost-update")
    #expect(Words.heading(of: "scratch") == "scratch")
  }
}
