// caught by: 'no more lines are in hand than the limit' - the next line is taken first, and room is made afterwards.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var window: [Future<Int>] = []
  for line in log {
    if window.count == limit {
      let waited = wait(window, returnWhen: .firstCompleted)
      for answer in waited.done { report(try answer.result()) }
      window = waited.notDone
    }
    window.append(try pool.submit { line.lookUp() })
  }
  for answer in asCompleted(window) { report(try answer.result()) }
}
