import ConcurrencyLab

/// Counts the words of a page: work, not waiting.
struct CountWords: Job {
  var page: String

  func run() -> Int {
    compute(for: .milliseconds(20))
    return page.split(separator: " ").count
  }
}

/// Three worker processes on three cores: they compute at the same time.
public let demo = Demo(cores: 3) {
  let pool = ProcessPoolExecutor(maxWorkers: 3)
  let pages = ["one big lock", "x is one", "all of it"]
  let counts = try pages.map { try pool.submit(CountWords(page: $0)) }
  for count in counts { print(try count.result(), "words") }
  pool.shutdown(wait: true, cancelPending: false)
}
