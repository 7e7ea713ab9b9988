// caught by: 'each answer is reported once' - when several are done at the same time, all but one are dropped.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var window: [Future<Int>] = []
  for line in log {
    window.append(try pool.submit { line.lookUp() })
    if window.count == limit {
      let waited = wait(window, returnWhen: .firstCompleted)
      if let answer = waited.done.first { report(try answer.result()) }
      window = waited.notDone
    }
  }
  for answer in asCompleted(window) { report(try answer.result()) }
}
