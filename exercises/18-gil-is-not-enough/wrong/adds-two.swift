// caught by: 'one thread alone adds one' - adding 2 hides one lost update and is wrong in every schedule that loses none.
import ConcurrencyLab

public let losingSchedule = "ABBBAA"

public let program: Bytecode = [
  .load("x"),
  .add(2),
  .store("x"),
]
