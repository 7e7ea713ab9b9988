import Simulator
import Testing
import Trace

struct NarratorTests {
  private func remarks(_ finding: Finding) -> [String] {
    Narrator(finding).narrated().steps.enumerated().compactMap { index, step in
      step.remark.map { "\(index): \($0)" }
    }
  }

  // MARK: Remarks

  @Test func `a write based on an old read overwrites the other strand's update`() {
    let finding = Story.finding(
      """
      A r count 0
      B r count 0
      B w count 0 1
      A w count 1 1
      """)
    #expect(remarks(finding) == ["3: B's update is overwritten"])
  }

  @Test func `a flag that both raise loses nothing`() {
    let finding = Story.finding(
      """
      A r isBusy false
      B r isBusy false
      B w isBusy false true
      A w isBusy true true
      """)
    #expect(remarks(finding) == [])
  }

  @Test func `all strands whose updates are lost are named`() {
    let finding = Story.finding(
      """
      A r count 0
      B m count 0 1
      C m count 1 2
      D m count 2 3
      A w count 3 1
      """)
    #expect(remarks(finding) == ["4: the updates of B, C and D are overwritten"])
  }

  @Test func `a write based on the latest value overwrites nothing`() {
    let finding = Story.finding(
      """
      A r count 0
      A w count 0 1
      B r count 1
      B w count 1 2
      """)
    #expect(remarks(finding) == [])
  }

  @Test func `a write to another variable than was read is no lost update`() {
    let finding = Story.finding(
      """
      A r left 0
      B w left 0 1
      A w right 0 1
      """)
    #expect(remarks(finding) == [])
  }

  @Test func `an atomic change is never a lost update`() {
    let finding = Story.finding(
      """
      A r count 0
      B m count 0 1
      A m count 1 2
      """)
    #expect(remarks(finding) == ["2: was 0 when checked; B has changed it"])
  }

  @Test func `a strand that acts on an outdated check is told`() {
    let finding = Story.finding(
      """
      A lock gate
      A r balance 100
      A unlock gate
      B lock gate
      B r balance 100
      B w balance 100 0
      B unlock gate
      A lock gate
      A r balance 0
      A w balance 0 -100
      A unlock gate
      """)
    #expect(remarks(finding) == ["8: was 100 when checked; B has changed it"])
  }

  @Test func `a reader between two halves of a change is told`() {
    let finding = Story.finding(
      """
      A w pair.low 0 1
      B r pair.low 1
      B r pair.high 9
      A w pair.high 9 8
      """)
    #expect(remarks(finding) == ["2: reads what A has not finished"])
  }

  @Test func `a write that does not look again overwrites what another has written since`() {
    let finding = Story.finding(
      """
      A r balance 100
      A w balance 100 40
      B r balance 40
      B w balance 40 0
      A w balance 0 100
      """)
    #expect(remarks(finding) == ["4: B's update is overwritten"])
  }

  @Test func `a sum of what another changes meanwhile is told`() {
    let finding = Story.finding(
      """
      B r one.balance 100
      A w other.balance 100 90
      A w one.balance 100 110
      B r other.balance 90
      """)
    let remark = "A has changed this, and one.balance only after it was read"
    #expect(remarks(finding) == ["3: \(remark)"])
    let halfway = Story.finding(
      """
      A w other.balance 100 90
      A unlock gate
      B r one.balance 100
      B r other.balance 90
      A w one.balance 100 110
      """)
    #expect(remarks(halfway) == ["3: \(remark)"])
  }

  @Test func `a sum of what another has changed before is none`() {
    let finding = Story.finding(
      """
      A w one.balance 100 110
      A w other.balance 100 90
      B r one.balance 110
      B r other.balance 90
      A w one.balance 110 120
      """)
    #expect(remarks(finding) == [])
  }

  @Test func `a look that finds another value is told, whatever comes of it`() {
    let finding = Story.finding(
      """
      B r balance 100
      A r balance 100
      A w balance 100 40
      B r balance 40
      """)
    #expect(remarks(finding) == ["3: was 100 when checked; A has changed it"])
  }

  @Test func `a strand that goes on without the lock is told, and one that comes back is not`() {
    var finding = Story.finding(
      """
      A tryLock gate
      B tryLock gate
      A unlock gate
      """)
    finding.steps[0].after = "taken"
    finding.steps[1].after = "not free"
    #expect(remarks(finding) == ["1: A has it: B goes on without it"])
    finding.steps.append(finding.steps[1])
    finding.steps[3].after = "taken"
    #expect(remarks(finding) == [])
  }

  @Test func `a lock that nobody can name is folded, unless somebody waits for ever`() {
    for kind in [Finding.Kind.wrongOutcome, .lostWakeup] {
      let finding = Story.finding(
        kind,
        """
        A lock
        A w count 0 1
        A unlock
        B w count 1 2
        """)
      let told = Story.visible(Narrator(finding).narrated())
      #expect(told.count == (kind == .wrongOutcome ? 2 : 4))
    }
  }

  @Test func `variables of different objects are not two halves`() {
    let finding = Story.finding(
      """
      A w first.low 0 1
      B r first.low 1
      B r second.high 9
      A w second.high 9 8
      """)
    #expect(remarks(finding) == [])
  }

  @Test func `the later of two racing accesses says that nothing orders it`() {
    let accesses = [
      Finding.Access(strand: 1, action: .write, stack: [CodeLocation(address: 0)]),
      Finding.Access(strand: 2, action: .read, stack: [CodeLocation(address: 1000)]),
    ]
    let finding = Story.finding(
      .dataRace,
      """
      A w ready false true
      B r ready true
      """, variable: "ready", accesses: accesses)
    #expect(remarks(finding) == ["1: nothing orders this after A's write"])
  }

  @Test func `a remark that is there is left alone`() {
    var finding = Story.finding(
      """
      A r count 0
      B w count 0 1
      A w count 1 1
      """)
    finding.steps[2].remark = "mine"
    #expect(remarks(finding) == ["2: mine"])
  }

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
