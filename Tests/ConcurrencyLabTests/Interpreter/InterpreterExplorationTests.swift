import ConcurrencyLab
import Synchronization
import Testing

/// The simulator's verdicts on interpreters, against the orders that a pure model enumerates.
@Suite struct InterpreterExplorationTests {
  static let pairs: [(String, String)] = [
    ("x += 1", "x += 1"),
    ("x += 1", "x -= 1"),
    ("x += 1\nx += 1", "x += 1"),
    ("x = f(x) + 1", "x = f(x) + 1"),
    ("x += 1", "x = f(x) + 1"),
    ("x = y + 1", "y = x + 1"),
    ("x = 5", "x += 1"),
    ("with m:\n  x += 1", "with m:\n  x += 1"),
    ("with m:\n  x += 1", "x += 1"),
    ("with m:\n  x += 1\nx += 1", "with m:\n  x += 1"),
    ("with m:\n  y = x + 1\nwith m:\n  x = y", "with m:\n  x += 2"),
    ("with m:\n  x += 1", "with n:\n  x += 1"),
    ("with m:\n  with n:\n    x += 1", "with n:\n  x += 1"),
  ]

  @Test(arguments: pairs)
  func `under one big lock a program ends as in some order of instructions`(
    first: String, second: String
  ) throws {
    let programs = [try Bytecode(compiling: first), try Bytecode(compiling: second)]
    let model = StepModel(programs, atomicity: .instruction)
    let found = try outcomes(of: programs) { BigLock() }
    #expect(found == Set(model.outcomes(of: "x").keys))
  }

  @Test(arguments: pairs)
  func `without a lock a program ends as in some order of accesses`(
    first: String, second: String
  ) throws {
    let programs = [try Bytecode(compiling: first), try Bytecode(compiling: second)]
    let model = StepModel(programs, atomicity: .access)
    let found = try outcomes(of: programs) { NoLock() }
    #expect(found == Set(model.outcomes(of: "x").keys))
  }

  @Test(arguments: pairs)
  func `an interpreter that looks at calls only switches there only`(
    first: String, second: String
  ) throws {
    let programs = [try Bytecode(compiling: first), try Bytecode(compiling: second)]
    let model = StepModel(programs, atomicity: .untilCall)
    let found = try outcomes(of: programs, switchPoints: .calls) { BigLock() }
    #expect(found == Set(model.outcomes(of: "x").keys))
  }

  @Test func `three increments under one big lock leave 1, 2 or 3`() throws {
    let increment = try Bytecode(compiling: "x += 1")
    let found = try outcomes(of: [increment, increment, increment]) { BigLock() }
    #expect(found == [1, 2, 3])
  }

  @Test func `where the interpreter looks decides whether a line is lost by luck`() throws {
    let plain = try Bytecode(compiling: "x += 1")
    let call = try Bytecode(compiling: "x = f(x) + 1")
    let (safe, lost) = (
      try outcomes(of: [plain, plain], switchPoints: .calls) { BigLock() },
      try outcomes(of: [call, call], switchPoints: .calls) { BigLock() }
    )
    #expect(safe == [2])
    #expect(lost == [1, 2])
  }

  @Test func `without a lock reference counts break, with one they hold`() throws {
    let use: Bytecode = [.load("page"), .drop]
    let model = StepModel([use, use], atomicity: .access).counts()
    #expect(model == [0: 16, 1: 38, 2: 16])
    let (broken, whole) = (try counts(of: use) { NoLock() }, try counts(of: use) { BigLock() })
    #expect(broken == [0, 1, 2])
    #expect(whole == [1])
  }

  /// Every value that some schedule leaves in `x`.
  private func outcomes(
    of programs: [Bytecode], switchPoints: Interpreter.SwitchPoints = .everyInstruction,
    lock: @escaping @Sendable () -> any InterpreterLock
  ) throws -> Set<Int> {
    try explored {
      let python = Interpreter(
        lock: lock(), switchPoints: switchPoints, functions: ["f": { $0 }])
      python.run(programs)
      return python["x"]
    }
  }

  /// Every reference count that some schedule leaves when two threads use an object.
  private func counts(
    of program: Bytecode, lock: @escaping @Sendable () -> any InterpreterLock
  ) throws -> Set<Int> {
    try explored {
      let python = Interpreter(lock: lock(), objects: ["page"])
      python.run([program, program])
      return python.object(in: "page")?.references ?? -1
    }
  }

  private func explored(_ body: @escaping @Sendable () -> Int) throws -> Set<Int> {
    let seen = SeenNumbers()
    try everySchedule(body) { seen.insert($0) }
    return seen.numbers
  }
}

/// Numbers that were seen, in any thread.
private final class SeenNumbers: Sendable {
  private let seen = Synchronization.Mutex<Set<Int>>([])

  var numbers: Set<Int> {
    let result = seen.withLock { $0 }
    return result
  }

  func insert(_ number: Int) -> Bool {
    seen.withLock { _ = $0.insert(number) }
    return true
  }
}
