import ConcurrencyLab
import Solution
import Support
import Testing

/// What the solution reports of a log, in the order in which it does.
func answers(of log: Log, workers: Int, limit: Int) throws -> [Int] {
  try ThreadPoolExecutor(maxWorkers: workers).use { pool in
    var answers: [Int] = []
    try lookUpAll(log, on: pool, limit: limit) { answer in
      log.noteReport()
      answers.append(answer)
    }
    return answers
  }
}

let tenMilliseconds: @Sendable (Int) -> Duration = { _ in .milliseconds(10) }

@Test func `each answer is reported once`() throws {
  let run = try simulate {
    try answers(of: Log(count: 100, delay: tenMilliseconds), workers: 4, limit: 8)
  }
  #expect(run.value.sorted() == (1...100).map { $0 * $0 })
}

@Test func `no more lines are in hand than the limit`() throws {
  let log = Log(count: 100, delay: tenMilliseconds)
  _ = try simulate { try answers(of: log, workers: 4, limit: 8) }
  #expect(log.mostInHand <= 8, "lines in hand at the same time")
}

@Test func `a long log needs no more room than a short one`() throws {
  let log = Log(count: 2_000, delay: tenMilliseconds)
  let run = try simulate { try answers(of: log, workers: 4, limit: 8).count }
  #expect(run.value == 2_000)
  #expect(log.mostInHand <= 8, "lines in hand at the same time")
}

@Test func `no worker is without work while there are lines`() throws {
  let log = Log(count: 100, delay: tenMilliseconds)
  let run = try simulate { try answers(of: log, workers: 4, limit: 8).count }
  #expect(run.value == 100)
  #expect(run.elapsed == .milliseconds(250), "100 lines of 10 ms, four at a time")
}

@Test func `a line that takes long holds up nobody but its worker`() throws {
  let log = Log(count: 31) { number in .milliseconds(number == 1 ? 100 : 10) }
  let run = try simulate { try answers(of: log, workers: 4, limit: 5).count }
  #expect(run.value == 31)
  #expect(run.elapsed == .milliseconds(100), "three workers do 30 lines while one does the first")
}

@Test func `the last lines count too`() throws {
  for count in 0...9 {
    let log = Log(count: count, delay: tenMilliseconds)
    let run = try simulate { try answers(of: log, workers: 2, limit: 4) }
    #expect(run.value.sorted() == (0..<count).map { ($0 + 1) * ($0 + 1) }, "\(count) lines")
  }
}

@Test func `no schedule loses a line or holds too many`() throws {
  try everySchedule(yields: "1 4, at most 2 in hand") {
    let log = Log(count: 2)
    let all = try answers(of: log, workers: 2, limit: 2).sorted()
    let text = all.map { "\($0)" }.joined(separator: " ")
    return "\(text), at most \(log.mostInHand) in hand"
  }
}
