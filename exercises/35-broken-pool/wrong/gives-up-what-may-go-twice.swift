// caught by: 'what may go twice is sent again' - what was begun is given up, also where a second time does no harm.
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
    for (index, future) in zip(open, futures) {
      guard let future else { continue }
      do {
        _ = try future.result()
        outcomes[index] = .sent
      } catch PoolError.broken {
        if office.hasBegun(letters[index]) { outcomes[index] = .unknown }
      }
    }
  }
  return outcomes.compactMap { $0 }
}
