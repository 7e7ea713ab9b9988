import ConcurrencyLab
import Testing
import Trace

/// Semaphores that tasks wait for, under every schedule and for real.
@Suite struct SemaphoreTests {
  @Test(arguments: [(1, true), (2, false)])
  func `as many tasks are inside as it has`(value: Int, isProved: Bool) async {
    let found = await exploration {
      try await everySchedule(yields: 2) {
        let semaphore = Semaphore(value: value)
        let count = Cell("count", 0)
        await withTaskGroup { group in
          for _ in 0..<2 {
            group.addTask {
              guard (try? await semaphore.wait()) != nil else { return }
              count.write(count.read() + 1)
              semaphore.signal()
            }
          }
        }
        return count.read()
      }
    }
    #expect(found.verdict == (isProved ? .proved : .refuted))
  }

  @Test func `a task that waits leaves its core to others`() async throws {
    let run = try await simulate(cores: 1) {
      let semaphore = Semaphore(value: 2)
      try await withThrowingDiscardingTaskGroup { group in
        for _ in 0..<6 {
          group.addTask {
            try await semaphore.wait()
            try await Task.sleep(for: .milliseconds(10))
            semaphore.signal()
          }
        }
      }
    }
    #expect(run.elapsed == .milliseconds(30))
  }

  @Test(arguments: 1...4, 1...9)
  func `as many threads as given back at one moment go on at that moment`(
    value: Int, threads: Int
  ) throws {
    let run = try simulate(cores: 1) {
      let semaphore = Semaphore(value: value)
      together(threads) { _ in
        semaphore.wait()
        Thread.sleep(for: .milliseconds(10))
        semaphore.signal()
      }
    }
    let rounds = (threads + value - 1) / value
    #expect(run.elapsed == .milliseconds(10 * rounds))
  }

  @Test func `a cancelled task has taken one or has thrown, and nothing is lost`() async throws {
    let found = try await everySchedule {
      let semaphore = Semaphore(value: 0)
      let waiter = Task { try await semaphore.wait() }
      async let signalled: Void = { semaphore.signal() }()
      waiter.cancel()
      await signalled
      let isTaken = (try? await waiter.value) != nil
      return "taken \(isTaken), left \(semaphore.wait(timeout: .zero))"
    } yields: { (text: String) in
      ["taken true, left false", "taken false, left true"].contains(text)
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.count == 2)
  }

  @Test func `a task that is cancelled at the last moment leaves its turn to the next`()
    async throws
  {
    let found = try await everySchedule(yields: "through", budget: Budget(executions: 200_000)) {
      let semaphore = Semaphore(value: 0)
      let one = Task { try await semaphore.wait() }
      let two = Task { try await semaphore.wait() }
      one.cancel()
      semaphore.signal()
      if (try? await one.value) != nil { semaphore.signal() }
      try await two.value
      return "through"
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a task that was cancelled before takes none`() async throws {
    let run = try await simulate {
      let semaphore = Semaphore(value: 1)
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        try await semaphore.wait()
      }
      let isThrown = (try? await task.value) == nil
      return [isThrown, semaphore.wait(timeout: .zero)]
    }
    #expect(run.value == [true, true])
  }

  @Test func `threads and tasks wait for one semaphore`() async throws {
    let found = try await everySchedule(yields: "through") {
      let semaphore = Semaphore(value: 0)
      Thread.detachNewThread {
        semaphore.wait()
        semaphore.signal()
      }
      async let task: Void = semaphore.wait()
      semaphore.signal()
      try await task
      semaphore.signal()
      return "through"
    }
    #expect(found.verdict == .proved)
  }

  @Test func `who comes at the same moment may take it before a task that waits`() async throws {
    let found = try await everySchedule {
      let semaphore = Semaphore(value: 0)
      let waiter = Task { try await semaphore.wait() }
      semaphore.signal()
      let isFirst = semaphore.wait(timeout: .zero)
      if isFirst { semaphore.signal() }
      try await waiter.value
      return isFirst
    } yields: { (_: Bool) in
      true
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.count == 2)
  }

  @Test(arguments: [0, 5])
  func `a thread that comes late waits no longer than it said`(milliseconds: Int) throws {
    let found = try everySchedule {
      let semaphore = Semaphore(value: 1)
      let taken = (0..<2).map { Cell("taken \($0)", false) }
      together(2) { number in
        taken[number].write(semaphore.wait(timeout: .milliseconds(milliseconds)))
      }
      return taken.map { $0.read() }
    } yields: { (taken: [Bool]) in
      taken.count { $0 } == 1
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.count == 2)
  }

  @Test func `a task that nobody lets through is told`() async throws {
    let found = await exploration {
      try await everySchedule(yields: 0) {
        let semaphore = Semaphore(value: 1, name: "gate")
        try await semaphore.wait()
        try await semaphore.wait()
        return 0
      }
    }
    #expect(found.verdict == .refuted)
    #expect(found.findings.map(\.kind) == [.lostWakeup])
  }

  @Test func `for real a cancelled task takes one or leaves it`() async throws {
    for turn in 0..<200 {
      let semaphore = Semaphore(value: 0)
      let waiter = Task { try await semaphore.wait() }
      let thread = Thread { semaphore.signal() }
      if turn % 2 == 0 { thread.start() }
      waiter.cancel()
      if turn % 2 == 1 { thread.start() }
      let isTaken = (try? await waiter.value) != nil
      thread.join()
      let isLeft = semaphore.wait(timeout: .zero)
      #expect(isTaken != isLeft)
    }
  }
}
