// caught by: 'the last lines count too' - the log is through, and what is still in the window is never asked.
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
      for answer in waited.done { report(try answer.result()) }
      window = waited.notDone
    }
  }
}
