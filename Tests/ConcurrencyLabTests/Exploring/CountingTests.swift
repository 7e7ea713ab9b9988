import ConcurrencyLab
import Specimens
import Testing
import Trace

@testable import Simulator

/// How many schedules a program has, and how many lead to each outcome.
@Suite struct CountingTests {
  // MARK: Against the figures of an independent counter

  @Test(arguments: [
    (2, 1, 6, 4), (2, 2, 70, 64), (2, 3, 924, 904), (2, 4, 12_870, 12_800), (3, 1, 90, 84),
    (4, 1, 2_520, 2_496),
  ])
  func `a plain counter`(threads: Int, times: Int, schedules: Int, failing: Int) {
    let found = exploration {
      try everySchedule(yields: threads * times) {
        let counter = PlainCounter()
        together(threads) { _ in counter.add(times) }
        return counter.count
      }
    }
    #expect(found.verdict == .refuted)
    #expect(found.schedules == schedules)
    #expect(found.failingSchedules == failing)
    #expect(found.outcomes.reduce(0) { $0 + ($1.schedules ?? 0) } == schedules)
    let counts = found.outcomes.map { $0.schedules ?? 0 }
    #expect(counts == counts.sorted(by: >))
  }

  @Test(arguments: [(2, false, 6, 2), (3, false, 168, 6), (2, true, 2, 0), (3, true, 142, 0)])
  func `philosophers`(seats: Int, inOrder: Bool, schedules: Int, stuck: Int) {
    let found = exploration {
      try everySchedule(yields: 0) {
        let table = DiningTable(seats, inOrder: inOrder)
        together(seats) { table.eat(at: $0) }
        return 0
      }
    }
    #expect(found.schedules == schedules)
    #expect(found.failingSchedules == stuck)
    let deadlocks = found.outcomes.first { $0.value == "deadlock" }
    #expect((deadlocks?.schedules ?? 0) == stuck)
  }

  @Test(arguments: [(2, 5, 252), (2, 8, 12_870), (3, 3, 1_680), (4, 2, 2_520)])
  func `n threads of k steps that touch nothing in common have (nk)! / k!^n`(
    threads: Int, times: Int, schedules: Int
  ) {
    let found = exploration {
      try everySchedule(yields: 0) {
        together(threads) { _ in for _ in 0..<times { World.current?.step() } }
        return 0
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.schedules == schedules)
    #expect(found.failingSchedules == 0)
  }

  // MARK: Against plain search

  struct Program: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var body: @Sendable () -> Int
  }

  /// Locks, semaphores, conditions, atomics, plain flags, references, time, threads that start threads, tasks.
  static let programs = [
    Program(testDescription: "locked") {
      let counter = LockedCounter()
      together(3) { _ in counter.increment() }
      return counter.value
    },
    Program(testDescription: "locked halves") {
      let counter = LockedCounter()
      together(2) { _ in counter.careless() }
      return counter.value
    },
    Program(testDescription: "atomic halves") {
      let counter = AtomicCounter()
      together(3) { _ in counter.loadThenStore() }
      return counter.value
    },
    Program(testDescription: "published") {
      let announcement = Announcement()
      let seen = Cell("seen", 0)
      together({ announcement.publish(5) }, { seen.write(announcement.read() ?? 1) })
      return seen.read()
    },
    Program(testDescription: "published with a relaxed store") {
      let announcement = Announcement()
      let seen = Cell("seen", 0)
      together(
        { announcement.publishRelaxed(5) }, { seen.write(announcement.readRelaxed() ?? 1) })
      return seen.read()
    },
    Program(testDescription: "two locks") {
      let locks = TwoLocks()
      together({ locks.there() }, { locks.back() })
      return 0
    },
    Program(testDescription: "letters") {
      let mailbox = Mailbox()
      let sum = Cell("sum", 0)
      together(
        { mailbox.put(1) }, { mailbox.put(2) }, { sum.write(mailbox.take() + mailbox.take()) })
      return sum.read()
    },
    Program(testDescription: "a shop with one chair") {
      let shop = Barbershop(chairs: 1)
      let served = Cell("served", 0)
      together(
        { served.write(shop.work()) }, { _ = shop.visit() },
        {
          _ = shop.visit()
          shop.close()
        })
      return served.read()
    },
    Program(testDescription: "checked twice") {
      let resource = LazyResource(.checkedTwice)
      together(2) { _ in _ = resource.use() }
      return resource.count
    },
    Program(testDescription: "a list") {
      let gatherer = Gatherer()
      together(2) { gatherer.append($0) }
      return gatherer.snapshot()
    },
    Program(testDescription: "sleepers") {
      let counter = PlainCounter()
      together(3) { number in
        waitForInput(.milliseconds(10 * (number % 2)))
        counter.increment()
      }
      return counter.count
    },
    Program(testDescription: "a permit in time") {
      let permits = Semaphore(value: 0)
      let count = Cell("count", 0)
      together(
        { if permits.wait(timeout: .milliseconds(5)) { count.write(count.read() + 1) } },
        { if permits.wait(timeout: .milliseconds(5)) { count.write(count.read() + 1) } },
        { permits.signal() })
      return count.read()
    },
    Program(testDescription: "threads that are started one by one") {
      let counter = PlainCounter()
      let threads = (0..<2).map { _ in Thread { counter.increment() } }
      for thread in threads { thread.start() }
      counter.increment()
      for thread in threads { thread.join() }
      return counter.count
    },
  ]

  @Test(arguments: programs)
  func `what is counted is what plain search finds`(_ program: Program) {
    let results = LastResult()
    let subject = Subject(
      body: .thread {
        results.value = nil
        results.value = program.body()
      },
      judge: { results.value.map { Subject.Judgement(isRight: false, outcome: $0) } },
      describe: String.init, headline: String.init)
    let explorer = Explorer()
    let found = explorer.explore(subject)
    var outcomes: [String: Int] = [:]
    let survey = Simulation.run {
      Explorer.untilStable {
        outcomes = [:]
        var counting = subject
        counting.judge = {
          guard let judgement = subject.judge() else { return nil }
          outcomes[String(judgement.outcome), default: 0] += 1
          return judgement
        }
        return explorer.attempt(counting, by: .exhaustive)
      }
    }
    #expect(survey?.isComplete == true)
    #expect(found.schedules == survey?.executions)
    let counted = found.outcomes.filter { Int($0.value) != nil }
    #expect(
      Dictionary(uniqueKeysWithValues: counted.map { ($0.value, $0.schedules ?? 0) }) == outcomes)
  }

  // MARK: What is not counted

  @Test func `a program with too many states is not counted`() {
    let found = exploration {
      try everySchedule(yields: 0) {
        let counter = PlainCounter()
        together(4) { _ in counter.add(4) }
        return counter.count
      }
    }
    #expect(found.verdict == .refuted)
    #expect(found.schedules == nil)
    #expect(found.outcomes.allSatisfy { $0.schedules == nil })
  }

  @Test func `strands that poll have no number of schedules`() {
    let found = exploration {
      try everySchedule(yields: 0) {
        let counter = PlainCounter()
        together({ counter.increment() }, { spin(on: counter) })
        return counter.count
      }
    }
    #expect(found.verdict == .refuted)
    #expect(found.schedules == nil)
  }

  @Test func `a schedule that crashes leaves the verdict that there is`() {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = PlainCounter()
        let isDone = Cell("done", false)
        together(
          {
            counter.increment()
            isDone.write(true)
          },
          {
            counter.increment()
            // Not in the first schedule, which fails already.
            if isDone.read(), counter.count == 1 { preconditionFailure("counted") }
          })
        return 1
      }
    }
    #expect(found.verdict == .refuted)
    #expect(found.schedules == nil)
  }

  @Test func `a program prints nothing while it is counted`() throws {
    let said = Lines()
    let found = exploration {
      try everySchedule(yields: 0) {
        together(2) { _ in for _ in 0..<3 { World.current?.step() } }
        if World.current?.isCounting == true { said.whileCounting += 1 } else { said.before += 1 }
        return 0
      }
    }
    #expect(found.schedules == 20)
    #expect(said.before == found.executions)
    #expect(said.whileCounting > 0)
  }
}

/// What the body of a subject has returned last.
private final class LastResult {
  var value: Int?
}

/// How often a body ran.
private final class Lines: @unchecked Sendable {
  // Safe to share: one OS thread runs all strands of a simulation.
  var before = 0
  var whileCounting = 0
}
