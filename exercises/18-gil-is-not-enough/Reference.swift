import ConcurrencyLab

/// 1. B does all of its work between A's first instruction and A's second: A adds to an old value.
public let losingSchedule = "ABBBAA"

/// 2. The big lock keeps each instruction whole; a lock of the program's own keeps the line whole.
public let program: Bytecode = [
  .acquire("m"),
  .load("x"),
  .add(1),
  .store("x"),
  .release("m"),
]
