// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

/// An account whose actor is suspended between check and act.
public actor ReentrantAccount {
  private var balance = 100
  public init() {}

  public func withdraw(_ amount: Int) async -> Bool {
    guard balance >= amount else { return false }
    await Task.yield()
    balance -= amount
    return true
  }

  public func withdrawAtOnce(_ amount: Int) -> Bool {
    guard balance >= amount else { return false }
    balance -= amount
    return true
  }

  public var left: Int { balance }
}

/// Two tasks of a group add to a plain counter.
public func addInGroup(_ counter: PlainCounter) async {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<2 { group.addTask { counter.increment() } }
  }
}

/// Two tasks add, and each is suspended between its read and its write.
public func addAcrossAwait(_ counter: PlainCounterBox) async {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<2 {
      group.addTask {
        let before = counter.value
        await Task.yield()
        counter.value = before + 1
      }
    }
  }
}

/// A plain variable in a box.
public final class PlainCounterBox: @unchecked Sendable {
  public var value = 0
  public init() {}
}

/// `async let` in every form.
public func sumOfLets() async -> Int {
  async let one = 1
  async let two = { () async -> Int in
    await Task.yield()
    return 2
  }()
  return await one + two
}

/// A group that throws, and what is cancelled by that.
public func firstErrorCancels() async -> String {
  do {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { throw CancellationError() }
      group.addTask { try await Task.sleep(for: .seconds(1000)) }
      try await group.waitForAll()
    }
    return "finished"
  } catch { return "\(type(of: error))" }
}

/// A group whose first error cancels who still sleeps.
public func firstErrorEndsAll() async {
  try? await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      try await Task.sleep(for: .milliseconds(5))
      throw CancellationError()
    }
    group.addTask { try await Task.sleep(for: .seconds(1000)) }
    for try await _ in group {}
  }
}

/// A discarding group.
public func discarding(_ counter: ReentrantAccount) async {
  await withDiscardingTaskGroup { group in
    for _ in 0..<2 { group.addTask { _ = await counter.withdrawAtOnce(10) } }
  }
}

/// A continuation that another task resumes.
public func handOver() async -> Int {
  await withCheckedContinuation { continuation in
    Task.detached { continuation.resume(returning: 7) }
  }
}

/// A stream between two tasks.
public func streamOfThree() async -> [Int] {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  Task {
    for number in 1...3 {
      continuation.yield(number)
      await Task.yield()
    }
    continuation.finish()
  }
  var seen: [Int] = []
  for await number in stream { seen.append(number) }
  return seen
}

/// A task-local that a child sees.
public enum Trail {
  @TaskLocal public static var mark = 0
}

/// What two children and their parent see of a task-local.
public func marks() async -> [Int] {
  await Trail.$mark.withValue(7) {
    async let child = { () async -> Int in
      await Task.yield()
      return Trail.mark
    }()
    let unrelated = Task.detached { Trail.mark }
    return [await child, Trail.mark, await unrelated.value]
  }
}

/// Waits for a continuation that nobody resumes.
public func forgotten() async {
  await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
}

/// Two sleepers, one after the other and at once.
public func sleepers() async throws -> [Int] {
  try await Task.sleep(for: .milliseconds(100))
  return try await withThrowingTaskGroup(of: Int.self) { group in
    for number in [30, 10, 20] {
      group.addTask {
        try await Task.sleep(for: .milliseconds(number))
        return number
      }
    }
    var order: [Int] = []
    for try await number in group { order.append(number) }
    return order
  }
}

/// Computes in tasks.
public func computeInTasks(_ count: Int) async {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<count { group.addTask { compute(for: .milliseconds(100)) } }
  }
}

/// An actor whose task waits for what another task of the same actor does.
public actor Relay {
  public init() {}

  /// Hands the wait to a task of its own, and waits for that.
  public func wait() async -> Int {
    let helper = Task { await pause() }
    return await helper.value
  }

  private func pause() async -> Int {
    try? await Task.sleep(for: .milliseconds(10))
    return 1
  }
}
