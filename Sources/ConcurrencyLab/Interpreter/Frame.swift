/// How far a thread has come in its program. No other thread can see it.
struct Frame {
  /// The program.
  let program: Bytecode
  /// The index of the next instruction.
  var next = 0
  /// What the thread has in hand.
  var hand = Value.nothing
  /// What ended the program early, if anything.
  private(set) var error: (any Error)?

  init(_ program: Bytecode) {
    self.program = program
  }

  /// The next instruction; nil at the end.
  var instruction: Instruction? {
    program.instructions.indices.contains(next) ? program.instructions[next] : nil
  }

  /// Ends the program early.
  mutating func end(with error: any Error) {
    self.error = error
    next = program.instructions.count
  }
}
