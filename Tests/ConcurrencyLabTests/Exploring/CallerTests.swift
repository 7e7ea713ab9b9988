import ConcurrencyLab
import Testing
import Trace

/// A failure says where in the test it was asked for.
@Suite struct CallerTests {
  private func lossy() -> Int {
    let count = Cell("count", 0)
    together(2) { _ in count.write(count.read() + 1) }
    return count.read()
  }

  // Not by `#expect`: what a macro expands to has the line of the macro.
  private func failure<Failure: Error>(_ body: () throws -> Void) -> Failure? {
    do { try body() } catch let failure as Failure { return failure } catch {
      Issue.record("threw \(error)")
    }
    return nil
  }

  private func failure<Failure: Error>(_ body: () async throws -> Void) async -> Failure? {
    do { try await body() } catch let failure as Failure { return failure } catch {
      Issue.record("threw \(error)")
    }
    return nil
  }

  private func expect(_ caller: ScheduleFailure.Caller?, at line: Int) {
    #expect(caller?.fileID == #fileID)
    #expect(caller?.filePath == #filePath)
    #expect(caller?.line == line)
    #expect((caller?.column ?? 0) > 0)
  }

  @Test func `a claim about every schedule of a thread`() {
    let value: ScheduleFailure? = failure { _ = try everySchedule(yields: 2, lossy) }
    expect(value?.caller, at: #line - 1)
    #expect(value?.description == "expected 2, found 1; 4 of 6 schedules fail")
    let predicate: ScheduleFailure? = failure {
      _ = try everySchedule(lossy) { $0 == 2 }
    }
    expect(predicate?.caller, at: #line - 2)
    #expect(
      predicate?.description == "found 1, which the test does not allow; 4 of 6 schedules fail")
  }

  @Test func `a claim about every schedule of a task`() async {
    let value: ScheduleFailure? = await failure {
      _ = try await everySchedule(yields: 2) { () async in lossy() }
    }
    expect(value?.caller, at: #line - 2)
    let predicate: ScheduleFailure? = await failure {
      _ = try await everySchedule { () async in
        lossy()
      } yields: {
        $0 == 2
      }
    }
    expect(predicate?.caller, at: #line - 6)
  }

  @Test func `a search that its budget ends`() {
    let found: ScheduleFailure? = failure {
      _ = try everySchedule(yields: 2, budget: Budget(executions: 1), lossy)
    }
    expect(found?.caller, at: #line - 2)
    #expect(
      found?.description
        == "not decided: 1 run, none fails, less than 1% of what there is (ended by the budget of 1 execution)"
    )
  }

  @Test func `a schedule that cannot be followed`() async {
    let thread: ScheduleFailure? = failure { _ = try replay("main C", lossy) }
    expect(thread?.caller, at: #line - 1)
    let task: ScheduleFailure? = await failure {
      _ = try await replay("main C") { () async in lossy() }
    }
    expect(task?.caller, at: #line - 2)
    let text: ScheduleFailure? = failure { _ = try replay("no schedule!", lossy) }
    expect(text?.caller, at: #line - 1)
  }

  @Test func `a simulated run that does not come to its end`() async {
    let thread: SimulationFailure? = failure {
      _ = try simulate { Semaphore(value: 0).wait() }
    }
    expect(thread?.caller, at: #line - 2)
    let task: SimulationFailure? = await failure {
      _ = try await simulate { try await Semaphore(value: 0).wait() }
    }
    expect(task?.caller, at: #line - 2)
  }

  @Test func `the schedule of a failure, as a test can run it again`() throws {
    let found: ScheduleFailure? = failure { _ = try everySchedule(yields: 2, lossy) }
    let schedule = found?.exploration.findings.first?.schedule
    let text = try #require(schedule)
    #expect(text == "A B2 A main2")
    let value = try replay(text, lossy)
    #expect(value == 1)
  }
}
