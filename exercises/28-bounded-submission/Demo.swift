import ConcurrencyLab
import Solution
import Support

/// Thirty lines on three workers; the first takes ten times as long as the others.
public let demo = Demo(cores: 1) {
  let log = Log(count: 30) { number in .milliseconds(number == 1 ? 100 : 10) }
  let pool = ThreadPoolExecutor(maxWorkers: 3)
  var answers = 0
  try lookUpAll(log, on: pool, limit: 6) { _ in
    log.noteReport()
    answers += 1
  }
  pool.shutdown()
  print("\(answers) answers, at most \(log.mostInHand) lines in hand")
}
