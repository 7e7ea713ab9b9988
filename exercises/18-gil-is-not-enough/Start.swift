import ConcurrencyLab

/// 1. Break it: whose turn it is, instruction by instruction, so that an update is lost.
///
/// This schedule loses none: A runs its three instructions, then B its three.
public let losingSchedule = "AAABBB"

/// 2. Mend it: `x += 1`, so that no schedule loses an update.
public let program: Bytecode = [
  .load("x"),
  .add(1),
  .store("x"),
]
