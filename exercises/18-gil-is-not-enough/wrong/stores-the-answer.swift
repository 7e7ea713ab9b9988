// caught by: 'one thread alone adds one' - the program is not `x += 1` any more; it only works for two threads that begin at 0.
import ConcurrencyLab

public let losingSchedule = "ABBBAA"

public let program: Bytecode = [
  .constant(2),
  .store("x"),
]
