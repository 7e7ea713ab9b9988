import Specimens
import Testing

@testable import Simulator

/// Programs of tasks that nobody chose: what is searched and counted, against every schedule.
@Suite struct GeneratedTaskTests {
  /// - Returns: whether the program was small enough.
  @discardableResult
  private func compare(
    _ program: [LittleStep], workers: Int? = nil, limit: Int = 20_000, _ comment: Comment
  ) -> Bool {
    let body: @Sendable () async -> String = { "\(await LittleTasks(program).run())" }
    let every = Endings.ofEverySchedule(body, workers: workers, limit: limit)
    every.expectEqualTraces(comment)
    guard every.isComplete else { return false }
    let reduced = Endings.ofEveryTrace(body, workers: workers)
    #expect(reduced.isComplete, comment)
    #expect(reduced.outcomes == every.outcomes, comment)
    #expect(reduced.executions == reduced.byTrace.count, "a trace is run twice: \(comment)")
    if let counted = Endings.counted(body, workers: workers) {
      #expect(counted == every.counts, comment)
    }
    return true
  }

  @Test(arguments: 1...6)
  func `a search finds every ending, and counts are those of all schedules`(_ seed: UInt64) {
    var programs = LittleTaskPrograms(seed: seed)
    var compared = 0
    for number in 0..<30 {
      let program = programs.next()
      let workers: Int? = [nil, nil, 1, 2][number % 4]
      if compare(program, workers: workers, limit: 800, "program \(number), \(program)") {
        compared += 1
      }
    }
    #expect(compared >= 15)
  }

  /// Programs of which something was missed, or counted wrongly, once.
  private static let found: [[LittleStep]] = [
    // An error that leaves a group cancels who is in an operation with a handler.
    [.group(.throwing, [[.yield, .fail], [.handled([.fail])]])],
    [.group(.throwing, [[.handled([.write(1)]), .isCancelled(into: 0)], [.fail]])],
    // So does leaving the scope of an `async let`.
    [.dropped([.handled([.sleep(10)])], whileRunning: [.add(1, into: 0)])],
    [.dropped([.handled([.yield]), .isCancelled(into: 0)], whileRunning: [])],
    // Who waits for a stream is cancelled before it does, meanwhile or not at all.
    [.task(0, detached: false, [.yield, .receive(into: 0)]), .open(gate: 1), .cancel(0)],
    [
      .task(0, detached: false, [.receive(into: 0)]), .task(1, detached: false, [.send(1)]),
      .cancel(0), .join(0, into: 0),
    ],
    // A task that was suspended goes on only when its handlers have been called.
    [.task(0, detached: false, [.handled([.sleep(20)])]), .cancel(0), .join(0, into: 0)],
    [.task(0, detached: false, [.bump(actor: 0), .send(1)]), .read(into: 1), .cancel(0)],
  ]

  @Test(arguments: found)
  func `what was missed once is found`(_ program: [LittleStep]) {
    #expect(compare(program, "\(program)"))
  }
}
