// caught by: 'the schedule loses an update' - one thread finishes before the other begins, so nothing is lost.
import ConcurrencyLab

public let losingSchedule = "BBBAAA"

public let program: Bytecode = [
  .acquire("m"),
  .load("x"),
  .add(1),
  .store("x"),
  .release("m"),
]
