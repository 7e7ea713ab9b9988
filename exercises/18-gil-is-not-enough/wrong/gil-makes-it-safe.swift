// caught by: 'no schedule of the program loses an update' - the big lock keeps each instruction whole, not the three together.
import ConcurrencyLab

public let losingSchedule = "ABABAB"

public let program: Bytecode = [
  .load("x"),
  .add(1),
  .store("x"),
]
