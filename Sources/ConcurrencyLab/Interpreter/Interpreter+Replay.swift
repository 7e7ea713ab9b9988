extension Interpreter {
  /// Runs a program on two or more threads in exactly the order that a schedule says.
  ///
  /// ```swift
  /// let python = Interpreter(lock: BigLock(), variables: ["x": 0])
  /// let increment = try Bytecode(compiling: "x += 1")
  /// let replay = try python.replay(increment, schedule: "ABBBAA")
  /// print(replay.turns[0].effect, python["x"])  // LOAD x → 0 1
  /// ```
  ///
  /// A schedule is a letter for each turn: in `AABBAB` thread A runs two instructions, then thread
  /// B two, and so on. Spaces are skipped. One instruction is run in each turn, so this is what
  /// the interpreter's lock allows when it changes hands between any two instructions.
  /// - Parameters:
  ///   - program: what each thread runs.
  ///   - threads: how many there are, from A on; at most 26.
  ///   - schedule: whose turn it is, a letter for each turn.
  /// - Returns: what each turn did.
  /// - Throws: ``ReplayError`` if the schedule cannot happen.
  @discardableResult
  public func replay(
    _ program: Bytecode, threads: Int = 2, schedule: String
  ) throws(ReplayError) -> Replay {
    declare(program)
    let names = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix(max(threads, 0)))
    let letters = schedule.filter { $0 != " " }
    for (turn, letter) in letters.enumerated() where !names.contains(letter) {
      throw .unknownThread(letter, turn: turn + 1, names: names)
    }
    for name in names {
      let turns = letters.count { $0 == name }
      guard turns == program.instructions.count else {
        throw .wrongNumberOfTurns(name, turns: turns, instructions: program.instructions.count)
      }
    }
    var frames = names.map { _ in Frame(program) }
    var turns: [Replay.Turn] = []
    for letter in letters {
      guard let thread = names.firstIndex(of: letter), let instruction = frames[thread].instruction
      else { continue }
      let outcome = execute(instruction, in: &frames[thread])
      if case .mustWait = outcome, case .acquire = instruction {
        throw .mustWait(letter, turn: turns.count + 1, instruction: instruction)
      }
      frames[thread].next += 1
      let effect = frames[thread].effect(of: instruction)
      turns.append(Replay.Turn(thread: letter, effect: effect))
    }
    return Replay(threads: names, turns: turns)
  }
}

extension Frame {
  /// An instruction that just ran, and what it did: `LOAD x → 0`.
  func effect(of instruction: Instruction) -> String {
    guard case .number(let number) = hand else { return "\(instruction)" }
    return switch instruction {
    case .load, .add, .call: "\(instruction) → \(number)"
    case .store: "\(instruction) ← \(number)"
    default: "\(instruction)"
    }
  }
}
