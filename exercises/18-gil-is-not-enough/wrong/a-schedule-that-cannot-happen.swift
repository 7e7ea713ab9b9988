// caught by: 'the schedule can happen' - a turn for each read and write, as in Swift: but here each thread has three instructions.
import ConcurrencyLab

public let losingSchedule = "ABBA"

public let program: Bytecode = [
  .acquire("m"),
  .load("x"),
  .add(1),
  .store("x"),
  .release("m"),
]
