import Simulator
import Testing
import Trace

/// What a narrator remarks at the steps of a finding.
struct NarratorTests {
  private func remarks(_ finding: Finding) -> [String] {
    Narrator(finding).narrated().steps.enumerated().compactMap { index, step in
      step.remark.map { "\(index): \($0)" }
    }
  }

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
}
