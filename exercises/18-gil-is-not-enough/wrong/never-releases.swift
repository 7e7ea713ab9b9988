// caught by: 'no schedule of the program loses an update' - the second thread waits for a lock that nobody gives back.
import ConcurrencyLab

public let losingSchedule = "ABBBAA"

public let program: Bytecode = [
  .acquire("m"),
  .load("x"),
  .add(1),
  .store("x"),
]
