import Specimens
import Testing
import Trace

@testable import Simulator

/// Threads that run the same: a search that tries them in one order finds what every schedule together does.
@Suite struct TwinProgramTests {
  private static let mostExecutions = 20_000

  /// What the executions of a search came to.
  private struct Found: Equatable {
    /// How many executions ended with each outcome.
    var counts: [String: Int] = [:]
    var outcomes: Set<String> { Set(counts.keys) }
    var executions = 0
    var isComplete = false
  }

  private func search<Search: Scheduler & ~Copyable>(
    _ body: Body, recognising: Bool, _ make: () -> Search
  ) -> Found {
    var explorer = Explorer(budget: Budget(executions: Self.mostExecutions))
    explorer.recognisesTwins = recognising
    var found = Found()
    let survey = Simulation.run {
      Explorer.untilStable {
        found = Found()
        return explorer.attempt(body.subject, with: make()) { _, ending in
          found.counts[body.text(of: ending), default: 0] += 1
        }
      } ?? Survey()
    }
    found.executions = survey.executions
    found.isComplete = survey.isComplete
    return found
  }

  /// How many schedules end with each outcome, without running each; nil where it cannot be told.
  private func count(_ body: Body, recognising: Bool) -> [String: Int]? {
    var explorer = Explorer()
    explorer.recognisesTwins = recognising
    let subject = body.subject
    guard let counts = Simulation.run({ explorer.count(subject) }) else { return nil }
    let pairs = counts.outcomes.map { outcome, schedules in
      (outcome.text ?? subject.describe(outcome.index), schedules)
    }
    return Dictionary(pairs, uniquingKeysWith: +)
  }

  /// Every schedule, every trace, and every trace where twins are tried in one order.
  private func compare(
    _ body: Body, _ comment: Comment, _ location: SourceLocation = #_sourceLocation
  ) -> (traces: Int, withTwins: Int)? {
    var counted = 0
    return compare(body, comment, location, &counted)
  }

  /// - Parameter counted: grows by how often schedules were counted without running each.
  private func compare(
    _ body: Body, _ comment: Comment, _ location: SourceLocation, _ counted: inout Int
  ) -> (traces: Int, withTwins: Int)? {
    let all = search(body, recognising: false) { ExhaustiveScheduler() }
    guard all.isComplete else { return nil }
    let plain = search(body, recognising: false) { SourceDPORScheduler() }
    let fewer = search(body, recognising: true) { SourceDPORScheduler() }
    #expect(plain.outcomes == all.outcomes, comment, sourceLocation: location)
    #expect(fewer.outcomes == all.outcomes, comment, sourceLocation: location)
    #expect(fewer.isComplete, sourceLocation: location)
    #expect(fewer.executions <= plain.executions, comment, sourceLocation: location)
    for recognising in [false, true] {
      guard let counts = count(body, recognising: recognising) else { continue }
      counted += 1
      #expect(counts == all.counts, comment, sourceLocation: location)
    }
    for bound in 0...1 {
      let bounded = search(body, recognising: false) { BoundedScheduler(preemptions: bound) }
      let masked = search(body, recognising: true) { BoundedScheduler(preemptions: bound) }
      #expect(masked.outcomes == bounded.outcomes, comment, sourceLocation: location)
    }
    return (plain.executions, fewer.executions)
  }

  @Test(arguments: 1...8)
  func `generated programs with twins keep all their outcomes`(_ seed: UInt64) {
    var programs = LittlePrograms(seed: seed)
    var (compared, shortened, counted) = (0, 0, 0)
    for number in 0..<40 {
      var program = programs.nextWithTwins()
      program.looksBetweenJoins = number % 4 == 3
      let body = Body { LittleMachine(program).run() }
      guard
        let counts = compare(body, "program \(number): \(program)", #_sourceLocation, &counted)
      else { continue }
      compared += 1
      if counts.withTwins < counts.traces { shortened += 1 }
    }
    #expect(compared >= 15)
    #expect(shortened >= 5)
    #expect(counted > compared)
  }

  @Test func `threads that nobody tells apart are tried in one order`() {
    #expect(compare(Body { Contest().inALoop(3) }, "in a loop").map { [$0, $1] } == [6, 1])
    #expect(compare(Body { Contest().together(2) }, "together").map { $0 > $1 } == true)
  }

  @Test(arguments: Told.allCases)
  private func `threads that somebody tells apart keep all their outcomes`(_ told: Told) throws {
    let counts = try #require(compare(Body { told.run() }, "\(told)"))
    #expect(counts.traces == counts.withTwins)
    let all = search(Body { told.run() }, recognising: false) { ExhaustiveScheduler() }
    #expect(all.outcomes.count == told.outcomes)
  }

  @Test(arguments: Told.allCases)
  private func `threads that somebody tells apart are counted apart`(_ told: Told) throws {
    let all = search(Body { told.run() }, recognising: false) { ExhaustiveScheduler() }
    let counts = try #require(count(Body { told.run() }, recognising: true))
    #expect(counts == all.counts)
  }

  @Test func `reorder with twins has the outcomes of all schedules`() throws {
    let counts = try #require(compare(Body { [Contest().reorder(2) ? 1 : 0] }, "reorder"))
    #expect(counts.withTwins < counts.traces)
  }

  // The reader comes before, between or after the nine that set; if it comes last, it does so before or after the thread
  // that waits for these goes on.
  @Test func `ten threads that reorder begin in ten orders that differ`() {
    let body = Body { [Contest().reorder(9) ? 1 : 0] }
    let found = search(body, recognising: true) { BoundedScheduler(preemptions: 0) }
    #expect(found.executions == 11)
    #expect(found.isComplete)
  }
}

/// Ways to tell threads apart, and how many outcomes each has.
private enum Told: CaseIterable {
  case looksBetween, othersWait, waitsForOne, ownVariables, numbered, writesBetween, startsLater

  func run() -> [Int] {
    let contest = Contest()
    return switch self {
    case .looksBetween: contest.looksBetween()
    case .othersWait: contest.othersWait()
    case .waitsForOne: contest.waitsForOne()
    case .ownVariables: contest.ownVariables()
    case .numbered: contest.numbered()
    case .writesBetween: contest.writesBetween()
    case .startsLater: contest.startsLater()
    }
  }

  var outcomes: Int {
    switch self {
    case .looksBetween, .othersWait, .waitsForOne: 3
    case .ownVariables, .numbered: 2
    case .writesBetween: 3
    case .startsLater: 1
    }
  }
}

/// What a test runs again and again, and what came of it.
private final class Body {
  private let run: () -> [Int]
  private var returned: [Int]?
  private var seen: [[Int]] = []

  init(_ run: @escaping () -> [Int]) { self.run = run }

  var subject: Subject {
    Subject(
      body: .thread { [self] in returned = run() },
      judge: { [self] in
        guard let returned else { return nil }
        self.returned = nil
        let number = seen.firstIndex(of: returned) ?? seen.count
        if number == seen.count { seen.append(returned) }
        return Subject.Judgement(isRight: true, outcome: number)
      },
      describe: { [self] in "\(seen[$0])" }, headline: { [self] in "\(seen[$0])" })
  }

  func text(of ending: Ending) -> String {
    switch ending {
    case .returned(let judgement): "\(seen[judgement.outcome])"
    case .discovered(let discovery): discovery.kind.rawValue
    }
  }
}
