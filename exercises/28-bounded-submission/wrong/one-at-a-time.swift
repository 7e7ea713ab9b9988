// caught by: 'no worker is without work while there are lines' - submitted and at once waited for: one worker works, the others have nothing to do.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  for line in log {
    report(try pool.submit { line.lookUp() }.result())
  }
}
