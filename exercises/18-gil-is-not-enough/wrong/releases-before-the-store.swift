// caught by: 'no schedule of the program loses an update' - the lock is given back before what was worked out under it is stored.
import ConcurrencyLab

public let losingSchedule = "AABBBA"

public let program: Bytecode = [
  .acquire("m"),
  .load("x"),
  .add(1),
  .release("m"),
  .store("x"),
]
