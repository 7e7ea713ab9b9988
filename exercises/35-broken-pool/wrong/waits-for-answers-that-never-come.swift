// caught by: 'what was pending when a process died is sent' - it counts what is sent, and waits until that is all of them.
import ConcurrencyLab
import Support

public func sendAll(
  _ letters: [Letter], by makePool: () -> ProcessPoolExecutor
) throws -> [Outcome] {
  let pool = makePool()
  let sent = Semaphore(value: 0)
  for letter in letters {
    let future = try? pool.submit(letter)
    future?.addDoneCallback { done in
      _ = try done.result()
      sent.signal()
    }
  }
  for _ in letters { sent.wait() }
  pool.shutdown()
  return letters.map { _ in .sent }
}
