import ConcurrencyLab
import Testing
import Trace

/// The bridge between futures and tasks, and cancellation across it.
@Suite struct FutureTaskTests {
  @Test func `awaiting a future blocks no thread`() async throws {
    let run = try await simulate(cores: 1) {
      let pool = ThreadPoolExecutor(maxWorkers: 2)
      async let one = pool.submit { Thread.sleep(for: .milliseconds(10)) }.value
      async let other = pool.submit { Thread.sleep(for: .milliseconds(10)) }.value
      _ = try await (one, other)
    }
    #expect(run.elapsed == .milliseconds(10))
  }

  @Test func `an error of the work comes out of await`() async throws {
    let run = try await simulate { () -> Int in
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let future = try pool.submit { throw Failed(number: 4) }
      do { try await future.value } catch let error as Failed { return error.number }
      return 0
    }
    #expect(run.value == 4)
  }

  @Test func `a future of an asynchronous function hands out its value and its error`() throws {
    let run = try simulate { () -> [Int] in
      let good = Future<Int> {
        try await Task.sleep(for: .milliseconds(10))
        return 1
      }
      let bad = Future<Int> { throw Failed(number: 2) }
      let error = try bad.error() as? Failed
      return [try good.result(), error?.number ?? 0]
    }
    #expect(run.value == [1, 2])
    #expect(run.elapsed == .milliseconds(10))
  }

  @Test func `cancelling such a future cancels its task`() throws {
    let run = try simulate { () -> String in
      let notes = Notes()
      let future = Future<Void> {
        do { try await Task.sleep(for: .seconds(10)) } catch is CancellationError {
          notes.add("task cancelled")
        }
      }
      Thread.sleep(for: .milliseconds(1))
      notes.add("\(future.cancel())")
      Thread.sleep(for: .milliseconds(1))
      return notes.text + " \(future.state)"
    }
    #expect(run.value == "true task cancelled cancelled")
    #expect(run.elapsed == .milliseconds(2))
  }

  @Test func `cancelling the task cancels a future that has not begun`() async throws {
    let run = try await simulate { () -> String in
      let future = Future<Int>()
      let task = Task {
        do { return "\(try await future.value)" } catch is CancellationError {
          return "cancelled"
        } catch { return "\(error)" }
      }
      try await Task.sleep(for: .milliseconds(1))
      task.cancel()
      return await "\(task.value) \(future.state)"
    }
    #expect(run.value == "cancelled cancelled")
  }

  @Test func `a cancelled task does not wait for work that is going on`() async throws {
    let run = try await simulate(cores: 2) { () -> String in
      let pool = ThreadPoolExecutor(maxWorkers: 1)
      let future = try pool.submit { Thread.sleep(for: .milliseconds(50)) }
      let task = Task {
        do { try await future.value } catch is CancellationError { return "cancelled" } catch {}
        return "came"
      }
      try await Task.sleep(for: .milliseconds(10))
      task.cancel()
      let text = await task.value
      return "\(text) after \(future.state)"
    }
    #expect(run.value == "cancelled after running")
  }

  // MARK: Every schedule

  /// Who waits, who cancels the task or the future, and who finishes: all at the same time.
  @Test(arguments: [
    ("task", ["value 1, finished", "cancelled, cancelled", "cancelled, finished"]),
    ("future", ["value 1, finished", "cancelled, cancelled"]),
    ("nobody", ["value 1, finished"]),
  ])
  func `under every schedule a waiting task is resumed once`(
    cancels: String, allowed: [String]
  ) async {
    let found = await exploration {
      try await everySchedule(budget: Budget(executions: 200_000)) {
        let future = Future<Int>()
        let waiter = Task {
          do { return "value \(try await future.value)" } catch is CancellationError {
            return "cancelled"
          } catch { return "\(error)" }
        }
        async let finishing: Void = { try? future.succeed(with: 1) }()
        async let cancelling: Void = {
          if cancels == "task" { waiter.cancel() }
          if cancels == "future" { future.cancel() }
        }()
        _ = await (finishing, cancelling)
        let text = await waiter.value
        return "\(text), \(future.state)"
      } yields: {
        allowed.contains($0)
      }
    }
    #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
    #expect(Set(found.outcomes.map(\.value)) == Set(allowed))
  }

  @Test func `for real a waiting task is resumed once too`() async throws {
    for turn in 0..<200 {
      let future = Future<Int>()
      let waiter = Task {
        do { return "value \(try await future.value)" } catch is CancellationError {
          return "cancelled"
        } catch { return "\(error)" }
      }
      let thread = Thread { try? future.succeed(with: 1) }
      if turn % 2 == 0 { thread.start() }
      waiter.cancel()
      if turn % 2 == 1 { thread.start() }
      let text = await waiter.value
      #expect(["value 1", "cancelled"].contains(text))
      thread.join()
    }
  }
}
