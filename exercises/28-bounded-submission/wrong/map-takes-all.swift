// caught by: 'no more lines are in hand than the limit' - map takes all its inputs before it returns.
import ConcurrencyLab
import Support

public func lookUpAll(
  _ log: Log, on pool: ThreadPoolExecutor, limit: Int, report: (Int) -> Void
) throws {
  let answers = try pool.map(log) { line in line.lookUp() }
  while let answer = try answers.next() { report(answer) }
}
