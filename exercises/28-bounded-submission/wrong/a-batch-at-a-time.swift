// caught by: 'a line that takes long holds up nobody but its worker' - a new batch begins when the slowest line of the last one is done.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var batch: [Future<Int>] = []
  for line in log {
    batch.append(try pool.submit { line.lookUp() })
    if batch.count == limit {
      for answer in asCompleted(batch) { report(try answer.result()) }
      batch = []
    }
  }
  for answer in asCompleted(batch) { report(try answer.result()) }
}
