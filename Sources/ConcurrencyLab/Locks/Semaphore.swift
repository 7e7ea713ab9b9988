internal import Simulator

/// A count of what is free: `wait` takes one or waits for one, `signal` gives one back.
///
/// ```swift
/// let run = try simulate {
///   let desks = Semaphore(value: 2)
///   together(5) { _ in
///     desks.wait()
///     Thread.sleep(for: .milliseconds(10))
///     desks.signal()
///   }
/// }
/// print(run.elapsed)  // 0.03 seconds: two at a time
/// ```
///
/// Any thread may give one back, not only one that took one. What a thread did before it gave one
/// back happens before what another does that takes it. The idea, and what the two operations do,
/// is Dijkstra's (1962); the names are those of Dispatch.
///
/// Threads block in `wait()`, tasks are suspended in `try await wait()`; both can use one semaphore. Nobody has a right to
/// what was given back: who comes at the same moment may take it before one that waits.
///
/// His own text: <https://www.cs.utexas.edu/~EWD/transcriptions/EWD01xx/EWD123.html>.
public final class Semaphore: @unchecked Sendable {
  // Safe to share: outside a simulation `value` and `suspended` are touched only under the real lock, and the model is
  // touched only by the one OS thread that simulates.
  private let real = RealLock()
  private var value: Int
  /// What lets the tasks go on that wait for real.
  private var suspended: [() -> Void] = []
  private let model: SemaphoreModel

  /// Makes a semaphore.
  /// - Parameters:
  ///   - value: how many are free at first; not negative.
  ///   - name: what pictures call it.
  public init(value: Int, name: String? = nil) {
    precondition(value >= 0, "a semaphore's value is not negative")
    self.value = value
    model = SemaphoreModel(value: value, name: name)
    model.shownBy = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
  }

  /// Takes one, waiting while none is free.
  public func wait() {
    if let world = World.current {
      _ = world.wait(on: model)
    } else {
      real.lock()
      while value == 0 { _ = real.wait() }
      value -= 1
      real.unlock()
    }
  }

  /// Takes one, waiting no longer than a time.
  ///
  /// ```swift
  /// let free = Semaphore(value: 1)
  /// print(free.wait(timeout: .zero), free.wait(timeout: .zero))  // true false
  /// ```
  /// - Parameter limit: how long to wait at most; with zero it takes one only if one is free.
  /// - Returns: whether it got one.
  public func wait(timeout limit: Duration) -> Bool {
    if let world = World.current { return world.wait(on: model, for: limit.nanoseconds) }
    real.lock()
    defer { real.unlock() }
    let end = Swift.ContinuousClock.now + limit
    while value == 0 {
      let left = end - .now
      guard left > .zero, real.wait(for: left) || value > 0 else { return false }
    }
    value -= 1
    return true
  }

  /// Gives one back, and wakes a thread that waits.
  public func signal() {
    if let world = World.current {
      world.signal(model)
    } else {
      real.lock()
      value += 1
      real.signal()
      let suspended = suspended
      self.suspended = []
      for goOn in suspended { goOn() }
      real.unlock()
    }
  }
}

// MARK: Tasks

extension Semaphore {
  /// Takes one; the calling task is suspended while none is free, and other tasks run meanwhile.
  ///
  /// ```swift
  /// let run = try await simulate {
  ///   let connections = Semaphore(value: 2)
  ///   @Sendable func page(_ number: Int) async throws -> Int {
  ///     try await connections.wait()
  ///     defer { connections.signal() }
  ///     try await Task.sleep(for: .milliseconds(100))
  ///     return number
  ///   }
  ///   async let one = page(1)
  ///   async let two = page(2)
  ///   async let three = page(3)
  ///   return try await one + two + three
  /// }
  /// print(run.value, run.elapsed)  // 6 0.2 seconds
  /// ```
  /// - Throws: `CancellationError` as soon as the task is cancelled; then it has taken none.
  public func wait() async throws {
    while true {
      let visit = Visit()
      let isTaken = await withTaskCancellationHandler {
        await withUnsafeContinuation { begin(visit, $0) }
      } onCancel: {
        cancel(visit)
      }
      if isTaken { return }
      try Task.checkCancellation()
    }
  }

  /// One try of a task: it ends with one taken, or when it is worth another.
  private final class Visit: @unchecked Sendable {
    // Safe to share: touched under the real lock, or by the one OS thread that simulates.
    private var continuation: UnsafeContinuation<Bool, Never>?
    private(set) var isOver = false

    func begin(_ continuation: UnsafeContinuation<Bool, Never>) { self.continuation = continuation }

    func end() {
      isOver = true
      continuation?.resume(returning: false)
      continuation = nil
    }
  }

  private func begin(_ visit: Visit, _ continuation: UnsafeContinuation<Bool, Never>) {
    let world = World.current
    // The task may be cancelled as long as the step has not begun.
    if let world { world.approach(model) } else { real.lock() }
    if visit.isOver {
      continuation.resume(returning: false)
    } else if world?.take(from: model) ?? takeReally() {
      continuation.resume(returning: true)
    } else {
      visit.begin(continuation)
      let goOn = { visit.end() }
      if let world { world.suspend(on: model, until: goOn) } else { suspended.append(goOn) }
    }
    if world == nil { real.unlock() }
  }

  private func takeReally() -> Bool {
    guard value > 0 else { return false }
    value -= 1
    return true
  }

  /// Ends the try of a task that was cancelled.
  ///
  /// Whoever cancels is inside the runtime meanwhile, and must not be interrupted: in a simulation this is no step.
  private func cancel(_ visit: Visit) {
    if World.isCurrent { return visit.end() }
    real.withLock { visit.end() }
  }
}

/// Dispatch's name for ``Semaphore``.
///
/// ```swift
/// let free = DispatchSemaphore(value: 1)
/// free.wait()
/// free.signal()
/// ```
public typealias DispatchSemaphore = Semaphore
