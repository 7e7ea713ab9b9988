import ConcurrencyLab
import Specimens
import Testing
import Trace

/// What the search finds in instrumented Swift, against figures that are known.
@Suite struct ThreadExplorationTests {
  // MARK: Counters

  @Test(arguments: [(2, 1, 4), (2, 2, 34), (2, 3, 328), (2, 4, 3_334), (3, 1, 36), (3, 2, 7_134)])
  func `a plain counter has as many traces as Nidhugg and GenMC count`(
    threads: Int, times: Int, traces: Int
  ) {
    let found = exploration {
      try everySchedule(budget: Budget(executions: 50_000)) {
        let counter = PlainCounter()
        together(threads) { _ in counter.add(times) }
        return counter.count
      } yields: { _ in
        true
      }
    }
    #expect(found.traces == traces)
    let least = times == 1 ? 1 : 2
    #expect(found.outcomes.map(\.value).sorted() == (least...threads * times).map(String.init))
  }

  @Test(arguments: [0, 1, 2])
  func `a lost update is shown with one switch, however it is written`(form: Int) throws {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = PlainCounter()
        together(2) { _ in
          switch form {
          case 0: counter.increment()
          case 1: counter.slowIncrement()
          default: counter.copyingIncrement()
          }
        }
        return counter.count
      }
    }
    #expect(found.verdict == .refuted)
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .wrongOutcome)
    #expect(finding.headline == "expected 2, found 1")
    #expect(finding.preemptions == 1)
    #expect(finding.fewestPreemptions)
    let writes = finding.steps.filter { $0.action == .write && $0.strand > 0 }
    #expect(writes.map(\.after) == ["1", "1"])
    #expect(finding.steps.contains { $0.target == "count" && $0.before == "0" })
  }

  @Test func `a data race is found beside the wrong outcome`() {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = PlainCounter()
        together(2) { _ in counter.increment() }
        return counter.count
      }
    }
    #expect(found.findings.map(\.kind) == [.wrongOutcome, .dataRace])
    #expect(found.findings.last?.variable == "count")
    #expect(found.findings.last?.accesses.count == 2)
  }

  @Test(arguments: [true, false])
  func `a thread races with what its starter does from then on, and with nothing before`(
    isBefore: Bool
  ) {
    let found = exploration {
      try everySchedule {
        let counter = PlainCounter()
        let thread = Thread { counter.increment() }
        if isBefore { counter.increment() }
        thread.start()
        if !isBefore { counter.increment() }
        thread.join()
        return counter.count
      } yields: {
        $0 == 1 || $0 == 2
      }
    }
    guard !isBefore else { return expectProof(found) }
    #expect(found.findings.map(\.kind) == [.dataRace])
    #expect(found.outcomes.map(\.value).sorted() == ["1", "2"])
  }

  @Test(arguments: [(2, 1, 2), (2, 2, 6), (3, 1, 6), (3, 2, 90)])
  func `a locked counter is proved in one trace for each order of its critical sections`(
    threads: Int, times: Int, traces: Int
  ) {
    let found = exploration {
      try everySchedule(yields: threads * times) {
        let counter = LockedCounter()
        together(threads) { _ in for _ in 0..<times { counter.increment() } }
        return counter.value
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.traces == traces)
    #expect(found.findings.isEmpty)
  }

  @Test func `two locked halves lose an update without a data race`() {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = LockedCounter()
        together(2) { _ in counter.careless() }
        return counter.value
      }
    }
    #expect(found.findings.map(\.kind) == [.wrongOutcome])
    #expect(found.findings.first?.preemptions == 1)
  }

  // MARK: Atomics

  @Test func `an atomic addition loses nothing`() {
    let found = exploration {
      try everySchedule(yields: 3) {
        let counter = AtomicCounter()
        together(3) { _ in counter.increment() }
        return counter.value
      }
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.map(\.value) == ["3"])
  }

  @Test func `an atomic load and an atomic store lose an update without a data race`() {
    let found = exploration {
      try everySchedule(yields: 2) {
        let counter = AtomicCounter()
        together(2) { _ in counter.loadThenStore() }
        return counter.value
      }
    }
    #expect(found.findings.map(\.kind) == [.wrongOutcome])
  }

  @Test func `a release that is acquired orders what came before it`() {
    let found = exploration {
      try everySchedule {
        let announcement = Announcement()
        let seen = Cell<Int?>("seen", nil)
        together({ announcement.publish(5) }, { seen.write(announcement.read()) })
        return seen.read()
      } yields: {
        $0 == nil || $0 == 5
      }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a relaxed store orders nothing`() {
    let found = exploration {
      try everySchedule {
        let announcement = Announcement()
        let seen = Cell<Int?>("seen", nil)
        together(
          { announcement.publishRelaxed(5) }, { seen.write(announcement.readRelaxed()) })
        return seen.read()
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.map(\.kind) == [.dataRace])
    #expect(found.findings.first?.variable == "payload")
  }

  // MARK: What owns memory

  @Test(arguments: [0, 1, 2, 3])
  func `a race on what owns memory ends the execution before the second access`(form: Int) {
    let found = exploration {
      try everySchedule {
        let gatherer = Gatherer()
        together(
          { gatherer.append(1) },
          {
            switch form {
            case 0: gatherer.append(2)
            case 1: _ = gatherer.snapshot()
            case 2: gatherer.store(2, as: "a")
            default: gatherer.extend(by: "b")
            }
          },
          {
            switch form {
            case 2: gatherer.store(3, as: "b")
            case 3: gatherer.extend(by: "c")
            default: break
            }
          })
        return gatherer.list.count
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.map(\.kind) == [.dataRace])
    #expect(found.findings.first?.variable == ["list", "list", "pages", "name"][form])
  }

  // MARK: Globals

  @Test func `a lazy global begins afresh in every execution`() {
    let found = exploration {
      try everySchedule(yields: 7) {
        addToLazyGlobal()
        return readLazyGlobal()
      }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `threads that meet at a lazy global neither hang nor race on its making`() {
    let found = exploration {
      try everySchedule(yields: 12) {
        let total = Cell("total", 0)
        let lock = Lock()
        together(2) { _ in
          let seen = readLazyGlobal()
          lock.withLock { total.write(total.read() + seen) }
        }
        return total.read()
      }
    }
    #expect(found.verdict == .proved)
  }
}

/// What a search came to, whether it failed or not.
func exploration(_ body: () throws -> Exploration) -> Exploration {
  do { return try body() } catch let failure as ScheduleFailure { return failure.exploration } catch
  {
    Issue.record("the search threw \(error)")
    return Exploration(verdict: .undecided)
  }
}

/// What a search came to, whether it failed or not.
func exploration(_ body: () async throws -> Exploration) async -> Exploration {
  do { return try await body() } catch let failure as ScheduleFailure {
    return failure.exploration
  } catch {
    Issue.record("the search threw \(error)")
    return Exploration(verdict: .undecided)
  }
}
