import ConcurrencyLab
import Support

/// Sends letters by a pool of processes, whatever becomes of the processes.
/// - Returns: what became of each letter, in their order.
public func sendAll(
  _ letters: [Letter], by makePool: () -> ProcessPoolExecutor
) throws -> [Outcome] {
  let pool = makePool()
  defer { pool.shutdown() }
  let futures = letters.map { letter in try? pool.submit(letter) }
  return futures.map { future in
    do {
      _ = try future?.result()
      return future == nil ? .unknown : .sent
    } catch {
      return .unknown
    }
  }
}
