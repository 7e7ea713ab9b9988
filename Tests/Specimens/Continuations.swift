// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

// Continuations that two tasks may resume: a callback, and somebody who has waited long enough.

public func checkedTwice() async -> Int {
  await withCheckedContinuation { continuation in
    Task { continuation.resume(returning: 1) }
    Task { continuation.resume(returning: 2) }
  }
}

public func checkedTwiceThrowing() async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task { continuation.resume(returning: 1) }
    Task { continuation.resume(throwing: CancellationError()) }
  }
}

public func unsafeTwice() async -> Int {
  await withUnsafeContinuation { continuation in
    Task { continuation.resume(returning: 1) }
    Task { continuation.resume(returning: 2) }
  }
}

public func unsafeTwiceThrowing() async throws -> Int {
  try await withUnsafeThrowingContinuation { continuation in
    Task { continuation.resume(returning: 1) }
    Task { continuation.resume(throwing: CancellationError()) }
  }
}

/// Before the task is even suspended.
public func twiceAtOnce() async {
  await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
    continuation.resume()
    continuation.resume()
  }
}

/// An answer that comes after some milliseconds, or none when it is too late.
public func answer(after milliseconds: Int, within limit: Int) async -> Int? {
  await withCheckedContinuation { continuation in
    Task {
      try? await Task.sleep(for: .milliseconds(milliseconds))
      continuation.resume(returning: 7)
    }
    Task {
      try? await Task.sleep(for: .milliseconds(limit))
      if milliseconds > limit { continuation.resume(returning: nil) }
    }
  }
}

/// Whoever comes first resumes it.
public final class Once: @unchecked Sendable {
  private let lock = ConcurrencyLab.NSLock()
  private var isDone = false
  private let isCareful: Bool

  /// - Parameter isCareful: whether looking and taking note are one step.
  public init(isCareful: Bool) { self.isCareful = isCareful }

  private func isFirst() -> Bool {
    if isCareful {
      return lock.withLock {
        defer { isDone = true }
        return !isDone
      }
    }
    if lock.withLock({ isDone }) { return false }
    lock.withLock { isDone = true }
    return true
  }

  public func value() async -> Int {
    await withCheckedContinuation { continuation in
      Task { if self.isFirst() { continuation.resume(returning: 1) } }
      Task { if self.isFirst() { continuation.resume(returning: 2) } }
    }
  }
}

/// One continuation after another, of one task.
public func threeInARow() async -> Int {
  var sum = 0
  for number in 1...3 {
    sum += await withUnsafeContinuation { continuation in
      Task { continuation.resume(returning: number) }
    }
    sum += await withCheckedContinuation { continuation in
      Task { continuation.resume(returning: number) }
    }
  }
  return sum
}
