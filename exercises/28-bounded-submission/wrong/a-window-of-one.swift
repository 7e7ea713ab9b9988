// caught by: 'no worker is without work while there are lines' - never more than the limit, and never more than one.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var window: [Future<Int>] = []
  for line in log {
    window.append(try pool.submit { line.lookUp() })
    for answer in asCompleted(window) { report(try answer.result()) }
    window = []
  }
}
