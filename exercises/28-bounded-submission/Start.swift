import ConcurrencyLab
import Support

/// Looks up all lines of a log on a pool.
/// - Parameters:
///   - limit: how many lines may be in hand at once; there are no more workers than that.
///   - report: takes an answer, on this thread.
public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  var answers: [Future<Int>] = []
  for line in log {
    answers.append(try pool.submit { line.lookUp() })
  }
  for answer in asCompleted(answers) {
    report(try answer.result())
  }
}
