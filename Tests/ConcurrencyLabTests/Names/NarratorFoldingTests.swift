import Simulator
import Testing
import Trace

/// What of a finding is shown, and how: what is folded, where switches are marked, what is told as one.
struct NarratorFoldingTests {
  // MARK: Folding

  @Test func `what only one strand touches is folded`() {
    let finding = Story.finding(
      """
      A r own 0
      A r count 0
      B r count 0
      B w other 0 1
      B w count 0 1
      A w count 1 1
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A r count", "B r count", "B w count", "A w count"])
  }

  @Test func `what is only read is folded`() {
    let finding = Story.finding(
      """
      A r limit 3
      A r count 0
      B r limit 3
      B r count 0
      B w count 0 1
      A w count 1 1
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A r count", "B r count", "B w count", "A w count"])
  }

  @Test func `setting up and looking at the result are folded`() {
    let finding = Story.finding(
      """
      main w count 5 0
      main start A
      main start B
      A r count 0
      B r count 0
      B w count 0 1
      B finish
      A w count 1 1
      A finish
      main join A
      main r count 1
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A r count", "B r count", "B w count", "A w count"])
  }

  @Test func `a lock that one strand alone uses is folded and a contended one is not`() {
    let finding = Story.finding(
      """
      A lock mine
      A lock gate
      A r count 0
      A unlock gate
      A unlock mine
      B lock gate
      B r count 0
      B w count 0 1
      B unlock gate
      A w count 1 1
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(
      told == [
        "A lock gate", "A r count", "A unlock gate", "B lock gate", "B r count", "B w count",
        "B unlock gate", "A w count",
      ])
  }

  @Test func `every lock and every end matters to a deadlock`() {
    let finding = Story.finding(
      .deadlock,
      """
      A lock left
      B lock right
      B r count 0
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A lock left", "B lock right"])
  }

  @Test func `the variable of a race matters though its second access did not happen`() {
    let finding = Story.finding(
      .dataRace,
      """
      main w name "abc" "abc"
      A m name "abc" "abcd"
      B r own 1
      """, variable: "name")
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A m name"])
  }

  @Test func `a story of which nothing seems to matter is shown whole`() {
    let finding = Story.finding(
      """
      A r one 0
      B r two 0
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A r one", "B r two"])
  }

  // MARK: Switches

  private func switches(_ finding: Finding) -> [String] {
    Narrator(finding).narrated().steps.filter { !$0.folded }.map { $0.cameBy?.rawValue ?? "-" }
  }

  @Test func `a strand that goes on later was preempted`() {
    let finding = Story.finding(
      """
      A r count 0
      B r count 0
      B w count 0 1
      A w count 1 1
      """)
    #expect(switches(finding) == ["-", "preemption", "-", "finished"])
  }

  @Test func `folded steps between two strands do not hide why the first gave way`() {
    let finding = Story.finding(
      """
      A r count 0
      A r own 1
      B r mine 1
      B r count 0
      B w count 0 1
      A w count 1 1
      """)
    #expect(switches(finding) == ["-", "preemption", "-", "finished"])
  }

  @Test func `a strand that meets a held lock was blocked`() {
    let finding = Story.finding(
      """
      A lock gate
      A r count 0
      B r count 0
      A w count 0 1
      A unlock gate
      B lock gate
      B w count 1 1
      """)
    #expect(switches(finding) == ["-", "-", "preemption", "blocked", "-", "finished", "-"])
  }

  @Test func `what the engine says about a switch is believed`() {
    var finding = Story.finding(
      """
      A r count 0
      B w count 0 1
      A w count 1 1
      """)
    finding.steps[1].cameBy = .blocked
    #expect(switches(finding) == ["-", "blocked", "finished"])
  }

  // MARK: Joining

  @Test func `the words of one string are one step`() {
    let finding = Story.finding(
      """
      A r name "abc" @100
      A r name "abc" @110
      B w name "abc" "x" @500
      B w name "abc" "x" @520
      A w name "x" "abcd" @600
      """)
    let told = Story.visible(Narrator(finding).narrated())
    #expect(told == ["A r name", "B w name", "A w name"])
  }

  @Test func `the words of a new value are one step`() {
    var finding = Story.finding(
      """
      A w name @100
      A w name @900
      B m name "abc" "x"
      """)
    finding.steps[1].after = "abc"
    let steps = Narrator(finding).narrated().steps
    #expect(steps.map(\.after) == ["abc", "\"x\""])
  }

  @Test func `two accesses with another strand between them stay two`() {
    let finding = Story.finding(
      """
      A r count 0 @100
      B w count 0 1 @500
      A r count 1 @110
      """)
    #expect(Story.visible(Narrator(finding).narrated()).count == 3)
  }

  @Test func `the same access in the next turn of a loop is another`() {
    let finding = Story.finding(
      """
      A r count 0 @100
      A r count 0 @100
      B w count 0 1 @500
      """)
    #expect(Story.visible(Narrator(finding).narrated()).count == 3)
  }

  // MARK: Letters

  @Test func `strands are lettered as long as there are letters`() {
    #expect([0, 1, 25, 26, 53].map(Narrator.letter) == ["A", "B", "Z", "A2", "B3"])
  }
}
