// caught by: 'what was pending when a process died is sent' - the error of one letter leaves the others unread.
import ConcurrencyLab
import Support

public func sendAll(
  _ letters: [Letter], by makePool: () -> ProcessPoolExecutor
) throws -> [Outcome] {
  let pool = makePool()
  defer { pool.shutdown() }
  let futures = try letters.map { letter in try pool.submit(letter) }
  for future in futures { _ = try future.result() }
  return letters.map { _ in .sent }
}
