import ConcurrencyLab
import Support

/// Looks up all lines of a log on a pool.
///
/// A window of futures slides over the log: when it is full, one that is done has to leave before the next line is taken. Whichever is
/// done first makes room, so that a slow line holds up nobody else; what is in the window at the end is waited for too.
/// - Parameters:
///   - limit: how many lines may be in hand at once; there are no more workers than that.
///   - report: takes an answer, on this thread.
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
  for answer in asCompleted(window) { report(try answer.result()) }
}
