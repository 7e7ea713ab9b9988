import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Loops that ask again and again: those that give up are tried to their last round, those that do not are held
/// back until there is something new to see.
@Suite struct PollingTests {
  /// Whether the flag is seen under every schedule, by somebody who polls while another raises it.
  private func seen(_ poll: @escaping @Sendable (Signal) -> Bool) -> Exploration {
    exploration {
      try everySchedule(yields: true) {
        let signal = Signal()
        return gather(
          {
            signal.raise()
            return true
          }, { poll(signal) }
        ).allSatisfy(\.self)
      }
    }
  }

  /// Whether both come to their ends under every schedule.
  private func ended(
    _ one: @escaping @Sendable (Signal) -> Void, _ other: @escaping @Sendable (Signal) -> Void
  ) -> Exploration {
    exploration {
      try everySchedule(yields: 1) {
        let signal = Signal()
        together({ one(signal) }, { other(signal) })
        return 1
      }
    }
  }

  // MARK: Loops that give up

  @Test(arguments: [3, 40, 200, 1_000])
  func `a bounded poll can give up before the flag is raised`(rounds: Int) {
    expectFinding(seen { $0.poll(rounds: rounds) }, .wrongOutcome, preemptions: 0)
    expectFinding(seen { $0.pollYielding(rounds: rounds) }, .wrongOutcome, preemptions: 0)
  }

  @Test func `so can a poll of loops in loops`() {
    expectFinding(seen { $0.pollNested(rounds: 30) }, .wrongOutcome, preemptions: 0)
  }

  @Test func `so can a poll in a task`() async {
    for workers in [nil, 1] {
      let found = await exploration {
        try await everySchedule(yields: true, workers: workers) {
          let signal = Signal()
          async let raised: Void = signal.raise()
          async let isSeen = signal.pollInTask(rounds: 40)
          await raised
          return await isSeen
        }
      }
      #expect(found.verdict == .refuted)
      #expect(found.outcomes.map(\.value).sorted() == ["false", "true"])
    }
  }

  @Test func `a poll that sleeps is tried at each of its times`() {
    let early = exploration {
      try everySchedule(yields: true) {
        let signal = Signal()
        return gather(
          {
            signal.raiseLate()
            return true
          }, { signal.pollSleeping(rounds: 40) }
        ).allSatisfy(\.self)
      }
    }
    expectProof(early)
    // The last round comes at the same time as the flag: before or after it.
    let late = exploration {
      try everySchedule(yields: true) {
        let signal = Signal()
        return gather(
          {
            signal.raiseLate()
            return true
          }, { signal.pollSleeping(rounds: 6) }
        ).allSatisfy(\.self)
      }
    }
    #expect(late.findings.map(\.kind) == [.wrongOutcome])
  }

  @Test func `tries for a lock, and for a lock of one atomic, can be given up too`() {
    let tries = exploration {
      try everySchedule(yields: true) {
        let signal = LockedSignal()
        return gather(
          {
            signal.hold()
            return true
          }, { signal.tryFortyTimes() }
        ).allSatisfy(\.self)
      }
    }
    expectFinding(tries, .wrongOutcome, preemptions: 1)
    let swaps = exploration {
      try everySchedule(yields: 2) {
        let lock = OneFlagLock()
        together(2) { _ in lock.addOrGiveUp(rounds: 50) }
        return lock.count
      }
    }
    expectFinding(swaps, .wrongOutcome, preemptions: 1)
  }

  @Test func `a poll behind a mutex can give up`() {
    let found = exploration {
      try everySchedule(yields: true) {
        let signal = GuardedSignal()
        return gather(
          {
            signal.raise()
            return true
          }, { signal.poll(rounds: 40) }
        ).allSatisfy(\.self)
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 0)
  }

  @Test func `a loop of too many rounds is not decided, and the verdict says why`() {
    let found = exploration {
      try everySchedule {
        let signal = Signal()
        return gather(
          {
            signal.raise()
            return true
          }, { signal.poll(rounds: 30_000) }
        ).count
      } yields: {
        $0 == 2
      }
    }
    #expect(found.verdict == .undecided)
    #expect(
      found.endedBy
        == "a loop that asks for something more than 2000 times before it goes on: others can come between any two of them"
    )
  }

  // MARK: Loops that do not

  @Test func `a loop that waits for a flag ends, whoever begins`() {
    expectProof(ended({ $0.raise() }, { $0.spin() }), traces: 6)
    expectProof(ended({ $0.spin() }, { $0.raise() }), traces: 6)
    expectProof(ended({ $0.spinYielding() }, { $0.raise() }))
    expectProof(ended({ $0.spinSleeping() }, { $0.raise() }))
    expectProof(ended({ $0.spin() }, { $0.raiseLate() }))
  }

  @Test func `so does one behind a mutex, a lock, an actor, in a task, and one that tries`() async {
    let mutex = exploration {
      try everySchedule(yields: 1) {
        let signal = GuardedSignal()
        together({ signal.spin() }, { signal.raise() })
        return 1
      }
    }
    expectProof(mutex)
    let lock = exploration {
      try everySchedule(yields: 1) {
        let signal = LockedSignal()
        together({ signal.spin() }, { signal.raise() })
        return 1
      }
    }
    expectProof(lock)
    let tries = exploration {
      try everySchedule(yields: 1) {
        let signal = LockedSignal()
        together({ signal.hold() }, { signal.tryAgainAndAgain() })
        return 1
      }
    }
    expectProof(tries)
    let task = await exploration {
      try await everySchedule(yields: 1) {
        let signal = Signal()
        async let ended: Void = signal.spinInTask()
        async let raised: Void = signal.raise()
        _ = await (ended, raised)
        return 1
      }
    }
    expectProof(task)
    let actor = await exploration {
      try await everySchedule(yields: 1) {
        let signal = SignalActor()
        async let ended: Void = spinOn(signal)
        async let raised: Void = signal.raise()
        _ = await (ended, raised)
        return 1
      }
    }
    expectProof(actor)
  }

  @Test func `a lock of one atomic lets one in at a time`() {
    let compared = exploration {
      try everySchedule(yields: 2) {
        let lock = OneFlagLock()
        together(2) { _ in lock.addByComparing() }
        return lock.count
      }
    }
    expectProof(compared)
    let exchanged = exploration {
      try everySchedule(yields: 2) {
        let lock = OneFlagLock()
        together(2) { _ in lock.addByExchanging() }
        return lock.count
      }
    }
    expectProof(exchanged)
  }

  @Test func `a loop until it is cancelled ends`() async {
    expectProof(
      await exploration {
        try await everySchedule(yields: 1) { await loopUntilCancelled() }
      })
  }

  @Test func `a wait by the clock takes its time`() throws {
    let found = exploration {
      try everySchedule {
        waitByTheClock()
      } yields: {
        $0 >= .milliseconds(3)
      }
    }
    expectProof(found)
    let run = try simulate { waitByTheClock() }
    #expect(run.elapsed >= .milliseconds(3))
    #expect(run.elapsed < .milliseconds(4))
    #expect(run.cpuTime == run.elapsed)
  }

  // MARK: Loops that nobody ends

  @Test func `a loop for what nobody changes is found, with what it asks for`() throws {
    let found = ended({ $0.spin() }, { _ in })
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .spinning)
    #expect(
      finding.headline == "A asks for 'isUp' again and again, and nobody is left to change it")
    #expect(finding.waits.first?.stack.isEmpty == false)
  }

  @Test func `two that ask for what the other would have to do are a livelock`() throws {
    let found = exploration {
      try everySchedule(yields: 1) {
        let courtesy = Courtesy()
        together({ courtesy.goFirst() }, { courtesy.goSecond() })
        return 1
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .livelock)
    #expect(
      finding.headline
        == "A and B go round and round, and each asks for what another would have to change")
    #expect(finding.waits.map(\.strand) == [1, 2])
    #expect(finding.waits.map(\.resource) == ["'second'", "'first'"])
  }

  @Test func `two that make room for each other for ever are a livelock`() throws {
    let found = exploration {
      try everySchedule(yields: 1) {
        let courtesy = Courtesy()
        together({ courtesy.dance(leftFirst: true) }, { courtesy.dance(leftFirst: false) })
        return 1
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .livelock)
    #expect(
      finding.headline == "A and B keep each other going, and none of them comes to an end")
  }

  @Test func `two that step back for each other in the same steps are a livelock`() throws {
    let found = exploration {
      try everySchedule(yields: 1) {
        let polite = Polite()
        together({ polite.enter(0) }, { polite.enter(1) })
        return 1
      }
    }
    #expect(found.verdict == .refuted)
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .livelock)
    #expect(
      finding.headline == "A and B keep each other going, and none of them comes to an end")
  }
}
