import ConcurrencyLab
import Testing
import Trace

/// What a search says of interpreters, against the orders that a pure model enumerates.
@Suite struct InterpreterExplorationTests {
  @Test(arguments: BytecodeCase.written, BytecodeModel.Locking.allCases)
  func `a search finds what some order of steps ends with, and nothing else`(
    _ programs: BytecodeCase, _ locking: BytecodeModel.Locking
  ) {
    programs.check(under: locking)
  }

  @Test(arguments: BytecodeCase.generated(40), BytecodeModel.Locking.allCases)
  func `and so for programs that nobody chose`(
    _ programs: BytecodeCase, _ locking: BytecodeModel.Locking
  ) {
    programs.check(under: locking)
  }

  @Test(arguments: BytecodeCase.written)
  func `a claim is refuted if an order ends otherwise, and proved if none does`(
    _ programs: BytecodeCase
  ) throws {
    for locking in BytecodeModel.Locking.allCases {
      let endings = programs.endings(under: locking)
      let claimed = try #require(endings.keys.min())
      let found = exploration {
        try everySchedule(yields: claimed) { programs.run(under: locking) }
      }
      #expect(found.verdict == (endings.count == 1 ? .proved : .refuted), "\(locking)")
    }
  }

  @Test(arguments: BytecodeCase.written.filter(\.isPlain))
  func `a search runs each order that differs once`(_ programs: BytecodeCase) {
    for locking in [BytecodeModel.Locking.none, .everyInstruction, .calls] {
      let model = programs.model(locking)
      let orders = model.endings().values.reduce(0, +)
      guard orders < 2_000 else { continue }
      // With one lock no two orders are the same: it is handed over in each of them otherwise.
      let expected = locking == .none ? model.traces() : orders
      let found = exploration { try everySchedule({ programs.run(under: locking) }) { _ in true } }
      #expect(found.traces == expected, "\(locking)")
    }
  }

  @Test func `where the interpreter looks decides whether a line is lost by luck`() {
    let plain = BytecodeCase(["x += 1", "x += 1"])
    let call = BytecodeCase(["x = f(x) + 1", "x = f(x) + 1"])
    let (safe, lost) = (plain.endings(under: .calls), call.endings(under: .calls))
    #expect(Set(safe.keys) == ["x 2"])
    #expect(Set(lost.keys) == ["x 11", "x 22"])
  }

  @Test
  func `a reference count without a lock breaks, and so does it under locks of its own alone`() {
    let use: Bytecode = [.load("page"), .drop]
    let replace: Bytecode = [.constant(0), .store("page")]
    let programs = BytecodeCase([use, replace], objects: ["page"])
    let broken = programs.endings(under: .none)
    #expect(
      Set(broken.keys) == [
        "page 0", "page 0, page was freed twice", "page 0, page was used after it had been freed",
        "page 0, page was freed twice, page was used after it had been freed",
      ])
    for locking in [BytecodeModel.Locking.everyInstruction, .calls, .fine] {
      #expect(Set(programs.endings(under: locking).keys) == ["page 0"], "\(locking)")
    }
    // A lock for each count, but none for what is between reading the variable and counting.
    struct CountsOnly: InterpreterLock {
      let lock = Lock()
      func adjustReferences(of object: HeapObject, _ body: () -> Void) { lock.withLock(body) }
    }
    let found = exploration {
      try everySchedule(yields: [Interpreter.Damage]()) {
        let python = Interpreter(lock: CountsOnly(), objects: ["page"])
        python.run([use, replace])
        return python.damage
      }
    }
    #expect(found.verdict == .refuted)
  }
}
