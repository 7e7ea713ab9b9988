// caught by: 'what was sent before the accident is not sent again' - one letter failed, so all of them are sent once more.
import ConcurrencyLab
import Support

public func sendAll(
  _ letters: [Letter], by makePool: () -> ProcessPoolExecutor
) throws -> [Outcome] {
  var outcomes = [Outcome?](repeating: nil, count: letters.count)
  while outcomes.contains(nil) {
    let pool = makePool()
    defer { pool.shutdown() }
    let open = letters.indices.filter { outcomes[$0] == nil }
    // A pool may break while letters are handed in; those that it refuses stay open.
    let futures = open.map { try? pool.submit(letters[$0]) }
    var isBroken = false
    for (index, future) in zip(open, futures) {
      guard let future else { continue }
      do {
        _ = try future.result()
        outcomes[index] = .sent
      } catch PoolError.broken {
        if office.hasBegun(letters[index]), !letters[index].mayGoTwice {
          outcomes[index] = .unknown
        }
        isBroken = true
      }
    }
    if isBroken {
      for index in letters.indices where outcomes[index] == .sent { outcomes[index] = nil }
    }
  }
  return outcomes.compactMap { $0 }
}
