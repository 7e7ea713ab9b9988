// caught by: 'a line that takes long holds up nobody but its worker' - the window waits for its oldest line, and is full of answers meanwhile.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var window: [Future<Int>] = []
  for line in log {
    window.append(try pool.submit { line.lookUp() })
    if window.count == limit { report(try window.removeFirst().result()) }
  }
  for answer in window { report(try answer.result()) }
}
