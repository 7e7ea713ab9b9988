@testable import ConcurrencyLab
import Simulator
import Specimens
import Testing
import Trace

/// One schedule that is followed instead of a search.
@Suite struct ScheduleReplayTests {
  @Test func `the schedule of a finding leads to it again, step by step`() throws {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = PlainCounter()
        together(2) { _ in counter.increment() }
        return counter.count
      }
    }
    let schedule = try #require(found.findings.first?.schedule)
    let count = try replay(schedule) {
      let counter = PlainCounter()
      together(2) { _ in counter.increment() }
      return counter.count
    }
    #expect(count == 1)
  }

  @Test(arguments: [("A2 B2", 2), ("B A2 B", 1), ("", 2), ("A B A B", 1)])
  func `a schedule that a person wrote is followed, and finished without a switch`(
    schedule: String, count: Int
  ) throws {
    let counted = try replay("main \(schedule)") {
      let counter = PlainCounter()
      together(2) { _ in counter.increment() }
      return counter.count
    }
    #expect(counted == count)
  }

  @Test func `a schedule that cannot be followed says at which step`() {
    expect(throws: "the schedule cannot be followed: at step 4, C cannot go on; B can") {
      try replay("main A2 C") {
        let counter = PlainCounter()
        together(2) { _ in counter.increment() }
      }
    }
  }

  @Test func `a text that is no schedule says what one looks like`() {
    expect(
      throws: "'a3' is not a step of a schedule; "
        + "write a strand and how many steps it takes, as in 'A3 B2 A'"
    ) { try replay("a3") {} }
  }

  @Test func `a deadlock under the schedule is thrown with its finding`() throws {
    do {
      try replay("A B") {
        let locks = TwoLocks()
        together({ locks.there() }, { locks.back() })
      }
      Issue.record("it came to its end")
    } catch let failure as ScheduleFailure {
      #expect(failure.exploration.findings.first?.kind == .deadlock)
    }
  }

  @Test func `what the body throws is thrown`() {
    struct Wrong: Error {}
    #expect(throws: Wrong.self) { try replay("") { throw Wrong() } }
  }

  @Test func `an asynchronous body follows a schedule too`() async throws {
    let left = try await replay("") {
      let account = ReentrantAccount()
      _ = await account.withdraw(70)
      return await account.left
    }
    #expect(left == 30)
  }

  // MARK: On request of whoever started the process

  @Test func `one search of a process is replayed, and the others are left out`() {
    func request(_ number: Int, _ environment: [String: String]) -> String {
      switch ReplayRequest(search: number, environment: { environment[$0] }) {
      case .explore: "explore"
      case .replay(let schedule): "replay '\(schedule)'"
      case .refuse(let finding): finding.headline
      case .skip: "skip"
      }
    }
    #expect(request(0, [:]) == "explore")
    #expect(request(0, ["LAB_REPLAY": "A2 B"]) == "replay 'A2 B'")
    #expect(request(0, ["LAB_REPLAY": ""]) == "replay ''")
    #expect(request(1, ["LAB_REPLAY": "A2 B"]) == "skip")
    #expect(request(1, ["LAB_REPLAY": "A2 B", "LAB_SEARCH": "1"]) == "replay 'A2 B'")
    #expect(request(0, ["LAB_REPLAY": "A2 B", "LAB_SEARCH": "1"]) == "skip")
    #expect(request(0, ["LAB_REPLAY": "0"]).hasPrefix("'0' is not a step of a schedule"))
  }

  @Test func `a replay shows what happens, right or wrong`() throws {
    let counter = Results<Int>(areEqual: ==)
    let subject = subject(
      of: .thread {
        let careless = LockedCounter()
        together(2) { _ in careless.careless() }
        counter.latest = .success(careless.value)
      }, into: counter, isRight: { $0 == 2 }, headline: { "expected 2, found \($0)" })
    let wrong = Explorer().explore(subject).findings.first
    let schedule = try Schedule(parsing: #require(wrong?.schedule))
    let again = Explorer().replay(schedule, of: subject)
    #expect(again.verdict == .refuted)
    #expect(again.executions == 1)
    #expect(again.findings.map(\.steps) == [wrong?.steps])
    let right = Explorer().replay(Schedule(), of: subject)
    #expect(right.verdict == .undecided)
    #expect(right.findings.map(\.kind) == [.shown])
    #expect(right.findings.first?.headline == "returns 2")
    #expect(right.outcomes.map(\.value) == ["2"])
    #expect((right.findings.first?.steps.count ?? 0) > 8)
  }

  @Test func `each step says who else could have gone on`() throws {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = PlainCounter()
        together(2) { _ in counter.increment() }
        return counter.count
      }
    }
    let finding = try #require(found.findings.first)
    let accesses = finding.steps.filter { $0.strand > 0 && $0.target == "count" }
    #expect(accesses.map(\.strand) == [1, 2, 2, 1])
    #expect(accesses.map(\.others) == [[2], [1], [1], []])
    #expect(accesses.map(\.turn) == accesses.map(\.turn).sorted { ($0 ?? 0) < ($1 ?? 0) })
  }
}

/// Checks the sentence that a body throws.
private func expect(
  throws sentence: String, performing body: () throws -> Void,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    try body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  } catch {
    #expect("\(error)" == sentence, sourceLocation: sourceLocation)
  }
}
