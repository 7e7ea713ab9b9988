import Testing

@testable import lab

struct ObservedTextTests {
  @Test(arguments: [
    ("expected 2, found 1", "expected 2, found 1"),
    ("Expected (x → 2) == 1", "`x` is 2, and should be 1"),
    (
      "expected (run.elapsed → 10.8 seconds) == (web.slowest → 1.5 seconds) (one by one)",
      "`run.elapsed` is 10.8 seconds, and should be `web.slowest`, 1.5 seconds (one by one)"
    ),
    ("expected (sum(1, 1) → Box(1)) == 2", "`sum(1, 1)` is Box(1), and should be 2"),
    (
      "expected (found → .page(0)) == (.status(code) → .status(404)): an error",
      "`found` is .page(0), and should be `.status(code)`, .status(404): an error"
    ),
    ("expected (a → 1) < 1", "expected (a → 1) < 1"),
    ("it threw cedar refused the connection", "it threw: cedar refused the connection"),
  ])
  func `a comparison is said in words`(message: String, sentence: String) {
    #expect(ObservedText(message).sentence == sentence)
  }

  @Test func `long values are shown from where they differ`() {
    let all = (1...100).map { $0 * $0 }
    let sentence = ObservedText("expected (found → \(all.dropLast(2))) == (all → \(all))").sentence
    #expect(
      sentence
        == "`found` is [1, 4, 9, 16, 25… 9216, 9409, 9604], and should be `all`, [1, 4, 9, 16, 25… 9216, 9409, 9604, 9801, 10000]"
    )
  }

  @Test func `of long values that have nothing in common the middle is left out`() {
    let sentence = ObservedText(
      "expected (found → \(String(repeating: "a", count: 200))b) == (wanted → c)"
    ).sentence
    let shown = String(repeating: "a", count: 88) + " … " + String(repeating: "a", count: 31) + "b"
    #expect(sentence == "`found` is \(shown), and should be `wanted`, c")
  }

  @Test func `a comment of several lines stands below the sentence`() {
    let text = ObservedText("Expected (x → 2) == 1 (A      B\n  LOAD\n       LOAD)")
    #expect(text.sentence == "`x` is 2, and should be 1")
    #expect(text.details == ["A      B", "  LOAD", "       LOAD"])
  }
}
