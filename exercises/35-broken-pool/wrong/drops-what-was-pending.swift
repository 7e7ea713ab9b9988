// caught by: 'what was pending when a process died is sent' - what the broken pool returns is given up, begun or not.
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
        outcomes[index] = .unknown
      }
    }
  }
  return outcomes.compactMap { $0 }
}
