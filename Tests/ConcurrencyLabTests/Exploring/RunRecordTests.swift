import ConcurrencyLab
import Specimens
import Testing
import Trace

/// What the record of a run in virtual time says.
@Suite struct RunRecordTests {
  private func intervals(_ run: Run, _ state: Run.State) -> [Run.Interval] {
    run.intervals.filter { $0.state == state }
  }

  @Test func `a strand that runs holds a core, one that waits holds none`() throws {
    let run = try simulate(cores: 2) {
      together(3) { _ in
        compute(for: .milliseconds(4))
        waitForInput(.milliseconds(5), label: "disk", bytes: 512)
      }
    }.record
    #expect(intervals(run, .running).map(\.core) == [0, 1, 0])
    let waits = intervals(run, .waitingForIO)
    #expect(waits.map(\.core) == [nil, nil, nil])
    #expect(waits.map(\.bytes) == [512, 512, 512])
    #expect(waits.map(\.label) == ["disk", "disk", "disk"])
  }

  @Test func `no two strands hold one core at once`() throws {
    let run = try simulate(cores: 2, timeSlice: .milliseconds(1)) {
      together(5) { number in compute(for: .milliseconds(number + 2)) }
    }.record
    let busy = intervals(run, .running)
    for one in busy {
      for other in busy where one != other && one.core == other.core {
        #expect(one.end <= other.start || other.end <= one.start)
      }
    }
    #expect(busy.reduce(0) { $0 + $1.end - $1.start } == run.cpuTime)
  }

  @Test(arguments: [false, true])
  func `who runs with the big lock is shown holding it`(hasInterval: Bool) throws {
    let run = try simulate(cores: 2) {
      let lock: any InterpreterLock = hasInterval ? GlobalInterpreterLock() : BigLock()
      together(2) { _ in
        lock.enter()
        compute(for: .milliseconds(3))
        lock.leave()
        compute(for: .milliseconds(2))
      }
    }.record
    let holding = intervals(run, .holdingBigLock)
    #expect(holding.map { [$0.start, $0.end] } == [[0, 3_000_000], [3_000_000, 6_000_000]])
    #expect(holding.allSatisfy { $0.core != nil })
    #expect(run.cpuTime == 10_000_000)
  }

  @Test func `each strand's time is accounted for`() throws {
    let run = try simulate(cores: 1) {
      together(
        { compute(for: .milliseconds(3)) },
        {
          compute(for: .milliseconds(1))
          Thread.sleep(for: .milliseconds(10))
        })
    }
    let accounts = run.accounts
    #expect(accounts.map(\.strand) == [0, 1, 2])
    #expect(accounts.map(\.cpuTime) == [0, 3_000_000, 1_000_000])
    #expect(accounts.map { $0.time(in: .ready) } == [0, 0, 3_000_000])
    #expect(accounts.map { $0.time(in: .sleeping) } == [0, 0, 10_000_000])
    #expect(accounts[0].time(in: .waitingForStrand) == 14_000_000)
    #expect(run.cpuTime == .milliseconds(4))
  }

  @Test func `threads and tasks are seen to end, and tasks to be cancelled`() async throws {
    let threads = try simulate(cores: 1) {
      together({ compute(for: .milliseconds(3)) }, { compute(for: .milliseconds(1)) })
    }.record
    #expect(threads.events.map(\.kind) == [.finished, .finished, .finished])
    #expect(threads.events.map(\.strand) == [1, 2, 0])
    #expect(threads.events.map(\.time) == [3_000_000, 4_000_000, 4_000_000])

    let tasks = try await simulate(cores: 1) { await firstErrorEndsAll() }.record
    #expect(tasks.events.map(\.kind) == [.finished, .cancelled, .finished, .finished])
    #expect(tasks.events.map(\.strand) == [1, 2, 2, 0])
    #expect(tasks.elapsed == 5_000_000)
  }

  @Test func `a task that is done waits for nobody any more`() async throws {
    let run = try await simulate(cores: 2) {
      async let short: Void = Task.sleep(for: .milliseconds(1))
      async let long: Void = Task.sleep(for: .milliseconds(9))
      _ = try await (short, long)
    }.record
    let last = run.intervals.filter { $0.strand == 1 }.map(\.end).max()
    #expect(last == 1_000_000)
  }
}
