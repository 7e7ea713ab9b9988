// caught by: 'no more lines are in hand than the limit' - the window is small, and the answers pile up beside it.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var window: [Future<Int>] = []
  var answers: [Int] = []
  for line in log {
    window.append(try pool.submit { line.lookUp() })
    if window.count == limit {
      let waited = wait(window, returnWhen: .firstCompleted)
      for answer in waited.done { answers.append(try answer.result()) }
      window = waited.notDone
    }
  }
  for answer in asCompleted(window) { answers.append(try answer.result()) }
  for answer in answers { report(answer) }
}
