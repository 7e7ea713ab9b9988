import ConcurrencyLab
import Testing

@Suite struct ReplayTests {
  let increment: Bytecode = [.load("x"), .add(1), .store("x")]

  @Test func `the six schedules of two reads and two writes, four of which lose`() {
    let update: Bytecode = [.load("x"), .store("x")]
    let model = BytecodeModel([update, update], .none)
    #expect(model.endings().values.reduce(0, +) == 6)
    // The addition is between the two, and no step that another thread can see.
    let withAddition = BytecodeModel([increment, increment], .none)
    #expect(withAddition.outcomes(of: "x") == [1: 4, 2: 2])
  }

  @Test func `every schedule of two increments ends as the model says`() throws {
    var outcomes: [Int: Int] = [:]
    for schedule in schedules(["A", "A", "A", "B", "B", "B"]) {
      let python = Interpreter(lock: NoLock())
      try python.replay(increment, schedule: schedule)
      outcomes[python["x"], default: 0] += 1
    }
    let model = BytecodeModel([increment, increment], .everyInstruction)
    #expect(outcomes == model.outcomes(of: "x"))
    #expect(outcomes == [1: 18, 2: 2])
  }

  @Test func `a replay is a table with a column for each thread`() throws {
    let python = Interpreter(lock: NoLock(), variables: ["x": 0])
    let replay = try python.replay(increment, schedule: "A ABBB A")
    #expect(
      replay.description == """
        A             B
        LOAD x → 0
        ADD 1 → 1
                      LOAD x → 0
                      ADD 1 → 1
                      STORE x ← 1
        STORE x ← 1
        """)
    #expect(python["x"] == 1)
  }

  @Test(arguments: [
    ("AAACBBB", "turn 4 goes to 'C', but the threads are 'A' and 'B'"),
    ("AABBB", "thread A gets 2 turns, but its program has 3 instructions"),
    ("AAAABBB", "thread A gets 4 turns, but its program has 3 instructions"),
    ("", "thread A gets 0 turns, but its program has 3 instructions"),
  ])
  func `a schedule that cannot happen is explained`(schedule: String, expected: String) {
    let python = Interpreter(lock: NoLock())
    let error = #expect(throws: ReplayError.self) {
      try python.replay(increment, schedule: schedule)
    }
    #expect(error?.description == expected)
  }

  @Test func `a turn cannot go to a thread that waits for a lock`() throws {
    let locked = try Bytecode(compiling: "with m:\n  x += 1")
    let python = Interpreter(lock: NoLock())
    let error = #expect(throws: ReplayError.self) {
      try python.replay(locked, schedule: "AABBBBBAAA")
    }
    #expect(
      error?.description == "turn 3 goes to thread B, which cannot run ACQUIRE m: it has to wait")
  }

  /// Every order of these letters, once.
  private func schedules(_ letters: [Character]) -> Set<String> {
    guard let first = letters.first else { return [""] }
    var result: Set<String> = []
    for rest in schedules(Array(letters.dropFirst())) {
      for index in 0...rest.count {
        var schedule = rest
        schedule.insert(first, at: schedule.index(schedule.startIndex, offsetBy: index))
        result.insert(schedule)
      }
    }
    return result
  }
}
