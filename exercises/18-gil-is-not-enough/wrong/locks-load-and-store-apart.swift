// caught by: 'no schedule of the program loses an update' - between the two locked parts another thread can do both of its own.
import ConcurrencyLab

public let losingSchedule = "ABBBAA"

public let program: Bytecode = [
  .acquire("m"),
  .load("x"),
  .release("m"),
  .add(1),
  .acquire("m"),
  .store("x"),
  .release("m"),
]
