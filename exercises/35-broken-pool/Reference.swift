import ConcurrencyLab
import Support

/// Sends letters by a pool of processes, whatever becomes of the processes.
///
/// A round gives every letter that is open to a new pool and reads every future. What has a result is done. What the broken pool
/// returns is open again, unless it was begun and must not go twice: the book tells what the pool cannot.
/// - Returns: what became of each letter, in their order.
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
        if office.hasBegun(letters[index]), !letters[index].mayGoTwice {
          outcomes[index] = .unknown
        }
      }
    }
  }
  return outcomes.compactMap { $0 }
}
