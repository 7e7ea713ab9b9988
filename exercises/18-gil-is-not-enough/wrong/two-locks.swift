// caught by: 'no schedule of the program loses an update' - one lock to load and another to store: each keeps out something else.
import ConcurrencyLab

public let losingSchedule = "ABBBAA"

public let program: Bytecode = [
  .acquire("reading"),
  .load("x"),
  .release("reading"),
  .add(1),
  .acquire("writing"),
  .store("x"),
  .release("writing"),
]
