/// Who has come to a barrier.
struct BarrierState: CustomStringConvertible {
  /// How many have to come.
  let parties: Int
  /// How many have come in this round.
  private(set) var arrived = 0
  /// How often all have come.
  private(set) var round = 0

  init(parties: Int) {
    self.parties = parties
  }

  /// One more comes; with the last a new round begins.
  /// - Returns: the round it came in, and how many had come before.
  mutating func arrive() -> (round: Int, number: Int) {
    let mine = (round, arrived)
    arrived += 1
    if arrived == parties {
      arrived = 0
      round += 1
    }
    return mine
  }

  /// One that has come goes away before the others are there.
  mutating func leave() {
    arrived -= 1
  }

  var description: String { "\(arrived) of \(parties), round \(round + 1)" }
}
