// caught by: 'what was pending when a process died is sent' - a broken pool refuses for ever, and the loop never ends.
import ConcurrencyLab
import Support

public func sendAll(
  _ letters: [Letter], by makePool: () -> ProcessPoolExecutor
) throws -> [Outcome] {
  var outcomes = [Outcome?](repeating: nil, count: letters.count)
  let pool = makePool()
  defer { pool.shutdown() }
  while outcomes.contains(nil) {
    let open = letters.indices.filter { outcomes[$0] == nil }
    // A pool may break while letters are handed in; those that it refuses stay open.
    let futures = open.map { try? pool.submit(letters[$0]) }
    for (index, future) in zip(open, futures) {
      guard let future else { continue }
      do {
        _ = try future.result()
        outcomes[index] = .sent
      } catch PoolError.broken {
        if office.hasBegun(letters[index]), !letters[index].mayGoTwice {
          outcomes[index] = .unknown
        }
      }
    }
  }
  return outcomes.compactMap { $0 }
}
