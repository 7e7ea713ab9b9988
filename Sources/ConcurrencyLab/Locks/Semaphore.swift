internal import Simulator

/// A count of what is free: `wait` takes one or waits for one, `signal` gives one back.
///
/// ```swift
/// let desks = Semaphore(value: 2)
/// together(5) { number in
///   desks.wait()
///   print("\(number) has one of two desks")
///   desks.signal()
/// }
/// ```
///
/// Any thread may give one back, not only one that took one. What a thread did before it gave one
/// back happens before what another does that takes it. The idea, and what the two operations do,
/// is Dijkstra's (1962); the names are those of Dispatch.
public final class Semaphore: @unchecked Sendable {
  // Safe to share: outside a simulation `value` is touched only under the real lock, and the model is
  // touched only by the one OS thread that simulates.
  private let real = RealLock()
  private var value: Int
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
      real.unlock()
    }
  }
}

/// Dispatch's name for ``Semaphore``.
public typealias DispatchSemaphore = Semaphore
