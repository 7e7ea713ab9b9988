import ConcurrencyLab

/// Tasks by themselves: groups, children, actors, continuations, streams, cancellation.
extension Program {
  private struct Odd: Error { var number: Int }

  /// A sum that only its own methods touch.
  private actor Account {
    private(set) var balance = 0

    func deposit(_ amount: Int) { balance += amount }

    func depositLate(_ amount: Int) async {
      await Task.yield()
      balance += amount
    }
  }

  @Sendable static func taskGroups() async -> String {
    let all = await withTaskGroup(of: Int.self) { group in
      for number in 1...20 { group.addTask { number * number } }
      return await group.reduce(0, +)
    }
    let failed = Tally()
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...3 {
          group.addTask {
            if number == 2 { throw Odd(number: number) }
            do { try await Task.sleep(for: .seconds(60)) } catch {
              failed.add(1)
              throw error
            }
          }
        }
        for try await _ in group {}
      }
    } catch { failed.add((error as? Odd)?.number ?? 0) }
    let box = Box()
    let lock = Lock()
    await withDiscardingTaskGroup { group in
      for _ in 0..<20 { group.addTask { lock.withLock { box.first += 1 } } }
    }
    async let left = [1, 2, 3].reduce(0, +)
    async let right = [4, 5, 6].reduce(0, +)
    return await "\(all) \(failed.sum) \(box.first) \(left * right)"
  }

  @MainActor private final class Screen {
    var lines = 0
  }

  private enum Place { @TaskLocal static var name = "nowhere" }

  @Sendable static func actors() async -> String {
    let account = Account()
    let screen = await MainActor.run { Screen() }
    await withTaskGroup { group in
      for amount in 1...10 {
        group.addTask {
          await account.deposit(amount)
          await account.depositLate(amount)
          await MainActor.run { screen.lines += 1 }
        }
      }
    }
    let place = await Place.$name.withValue("here") {
      async let child = Place.name
      return await child
    }
    return await "\(account.balance) \(screen.lines) \(place) \(Place.name)"
  }

  @Sendable static func continuations() async throws -> String {
    // Plain numbers beside a continuation would do, but ThreadSanitizer does not always see that it orders them.
    let tally = Tally()
    let value = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        tally.add(7)
        continuation.resume(returning: 3)
      }
    }
    var caught = 0
    do {
      let _: Int = try await withUnsafeThrowingContinuation { continuation in
        Thread.detachNewThread {
          tally.add(8)
          continuation.resume(throwing: Odd(number: 5))
        }
      }
    } catch let error as Odd { caught = error.number }
    return "\(value) \(caught) \(tally.sum)"
  }

  @Sendable static func streams() async throws -> String {
    let (numbers, source) = AsyncStream.makeStream(of: Int.self)
    let producers = Task {
      await withTaskGroup { group in
        for number in 0..<3 {
          group.addTask { for step in 1...10 { source.yield(number * 10 + step) } }
        }
      }
      source.finish()
    }
    var sum = 0
    for await number in numbers { sum += number }
    await producers.value
    let failing = AsyncThrowingStream<Int, any Error> { continuation in
      Thread.detachNewThread {
        for number in 1...3 { continuation.yield(number) }
        continuation.finish(throwing: Odd(number: 4))
      }
    }
    var seen: [Int] = []
    do { for try await number in failing { seen.append(number) } } catch let error as Odd {
      seen.append(-error.number)
    }
    let (endless, rest) = AsyncStream.makeStream(of: Int.self)
    let loop = Task { for await _ in endless {} }
    rest.yield(1)
    loop.cancel()
    await loop.value
    return "\(sum) \(seen)"
  }

  @Sendable static func cancellation() async throws -> String {
    let handled = Tally()
    let channel = Channel<Int>(capacity: 1)
    let sleepers = (0..<4).map { number in
      Task {
        try await withTaskCancellationHandler {
          if number % 2 == 0 { try await Task.sleep(for: .seconds(60)) }
          _ = try await channel.receive()
        } onCancel: {
          handled.add(1)
        }
      }
    }
    for sleeper in sleepers { sleeper.cancel() }
    var cancelled = 0
    for sleeper in sleepers {
      do { try await sleeper.value } catch is CancellationError { cancelled += 1 }
    }
    let deaf = Task {
      while !Task.isCancelled { await Task.yield() }
      return 1
    }
    deaf.cancel()
    return await "\(handled.sum) \(cancelled) \(deaf.value)"
  }

  @Sendable static func clocksOfTasks() async throws -> String {
    let (continuous, suspending) = (ContinuousClock(), SuspendingClock())
    let (start, other) = (continuous.now, suspending.now)
    try await withThrowingTaskGroup { group in
      for number in 1...3 {
        group.addTask { try await continuous.sleep(for: .milliseconds(number)) }
        group.addTask { try await Task.sleep(for: .milliseconds(number), clock: .suspending) }
        group.addTask { try await waitForInput(.milliseconds(number), label: "site") }
      }
      try await group.waitForAll()
    }
    let took = try await continuous.measure { try await Task.sleep(for: .milliseconds(1)) }
    return "\(start.duration(to: .now) >= .milliseconds(4)) "
      + "\(suspending.now - other >= .milliseconds(4)) \(took >= .milliseconds(1))"
  }

  @Sendable static func webOfTasks() async throws -> String {
    let sites = Site.twelve.map { Site($0.name, size: $0.size, latency: .milliseconds(1)) }
    let web = SimulatedWeb(
      sites: sites, faults: ["cedar": .status(404), "oak": .refused, "pine": .neverAnswers])
    let lines = await withTaskGroup(of: String.self) { group in
      for site in sites {
        group.addTask {
          let limit = Duration.milliseconds(site.name == "pine" ? 20 : 5_000)
          do { return try await web.get(site, readTimeout: limit).description } catch {
            return "\(error)"
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    return lines.sorted().joined(separator: ", ")
  }
}
