import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Swift Concurrency under every schedule.
@Suite struct TaskExplorationTests {
  @Test func `two tasks of a group lose an update when two workers run them`() async {
    let found = await exploration {
      try await everySchedule(yields: 2) {
        let counter = PlainCounter()
        await addInGroup(counter)
        return counter.count
      }
    }
    #expect(found.findings.first?.kind == .wrongOutcome)
    #expect(found.findings.first?.preemptions == 1)
  }

  @Test func `one worker runs a task to its next suspension, and loses nothing`() async {
    let found = await exploration {
      try await everySchedule(yields: 2, workers: 1) {
        let counter = PlainCounter()
        await addInGroup(counter)
        return counter.count
      }
    }
    #expect(!found.findings.contains { $0.kind == .wrongOutcome })
    #expect(found.outcomes.map(\.value) == ["2"])
  }

  @Test func `across an await an update is lost on one worker too`() async {
    let found = await exploration {
      try await everySchedule(yields: 2, workers: 1) {
        let counter = PlainCounterBox()
        await addAcrossAwait(counter)
        return counter.value
      }
    }
    #expect(found.findings.first?.kind == .wrongOutcome)
  }

  @Test func `an actor that awaits between check and act overdraws`() async {
    let found = await exploration {
      try await everySchedule {
        let account = ReentrantAccount()
        async let one = account.withdraw(70)
        async let two = account.withdraw(70)
        _ = await (one, two)
        return await account.left
      } yields: {
        $0 >= 0
      }
    }
    #expect(found.findings.map(\.kind) == [.wrongOutcome])
    #expect(found.outcomes.map(\.value).sorted() == ["-40", "30"])
  }

  @Test func `an actor that does not await is safe, and has no data race`() async {
    let found = await exploration {
      try await everySchedule(yields: 30) {
        let account = ReentrantAccount()
        async let one = account.withdrawAtOnce(70)
        async let two = account.withdrawAtOnce(70)
        _ = await (one, two)
        return await account.left
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.findings.isEmpty)
  }

  @Test
  func `async let, groups, continuations and streams come to their ends under every schedule`()
    async
  {
    let lets = await exploration { try await everySchedule(yields: 3) { await sumOfLets() } }
    #expect(lets.verdict == .proved)
    let hand = await exploration { try await everySchedule(yields: 7) { await handOver() } }
    #expect(hand.verdict == .proved)
    let stream = await exploration {
      try await everySchedule(yields: [1, 2, 3]) { await streamOfThree() }
    }
    #expect(stream.verdict == .proved)
    let thrown = await exploration {
      try await everySchedule(yields: "CancellationError") { await firstErrorCancels() }
    }
    #expect(thrown.verdict == .proved)
    let discarded = await exploration {
      try await everySchedule(yields: 80) {
        let account = ReentrantAccount()
        await discarding(account)
        return await account.left
      }
    }
    #expect(discarded.verdict == .proved)
  }

  @Test func `task-locals follow their tasks`() async {
    let found = await exploration {
      try await everySchedule(yields: [7, 7, 0]) { await marks() }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a continuation that nobody resumes is found`() async {
    let found = await exploration {
      try await everySchedule {
        await forgotten()
        return 0
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.map(\.kind) == [.neverResumed])
  }

  // MARK: Virtual time

  @Test(arguments: [1, 2, 4, 8])
  func `computing needs a core`(cores: Int) async throws {
    let run = try await simulate(cores: cores) { await computeInTasks(8) }
    #expect(run.elapsed == .milliseconds(800 / cores))
    #expect(run.cpuTime == .milliseconds(800))
  }

  @Test func `sleeping needs none, and ends in the order of time`() async throws {
    let run = try await simulate(cores: 1) { try await sleepers() }
    #expect(run.value == [10, 20, 30])
    #expect(run.elapsed == .milliseconds(130))
    #expect(run.cpuTime == .zero)
  }

  @Test func `tasks that an actor runs one after another are resumed`() async throws {
    let run = try await simulate(cores: 1) {
      let relay = Relay()
      async let one = relay.wait()
      async let other = relay.wait()
      return await one + other
    }
    #expect(run.value == 2)
    #expect(run.elapsed == .milliseconds(10))
  }

  @Test func `the same run twice gives the same bytes`() async throws {
    let first = try await simulate(cores: 2) { try await sleepers() }
    let second = try await simulate(cores: 2) { try await sleepers() }
    #expect(first.record == second.record)
  }

  @Test func `threads share a core by time slices`() throws {
    let run = try simulate(cores: 1, timeSlice: .milliseconds(5)) {
      together({ compute(for: .milliseconds(20)) }, { compute(for: .milliseconds(10)) })
    }
    #expect(run.elapsed == .milliseconds(30))
    let switches = run.record.intervals.filter { $0.state == .running && $0.strand > 0 }
    #expect(switches.count >= 4)
  }

  @Test func `a lock that is held makes others wait, and holds no core for them`() throws {
    let run = try simulate(cores: 2) {
      let lock = Lock()
      together(2) { _ in lock.withLock { Thread.sleep(for: .milliseconds(10)) } }
    }
    #expect(run.elapsed == .milliseconds(20))
    #expect(run.cpuTime == .zero)
  }
}
