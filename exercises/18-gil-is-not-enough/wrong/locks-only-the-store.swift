// caught by: 'no schedule of the program loses an update' - x was loaded before the lock was taken, so what is stored may be out of date.
import ConcurrencyLab

public let losingSchedule = "AABBBA"

public let program: Bytecode = [
  .load("x"),
  .add(1),
  .acquire("m"),
  .store("x"),
  .release("m"),
]
