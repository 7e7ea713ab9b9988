internal import Simulator

/// A lock together with a place to wait until something may have changed: Foundation's `NSCondition`.
///
/// ```swift
/// let condition = Condition(name: "items")
/// let items = Mutex([Int]())
/// let consumer = Thread {
///   condition.lock()
///   while items.withLock(\.isEmpty) { condition.wait() }
///   print(items.withLock { $0.removeFirst() })  // 7
///   condition.unlock()
/// }
/// consumer.start()
/// condition.withLock {
///   items.withLock { $0.append(7) }
///   condition.signal()
/// }
/// consumer.join()
/// ```
///
/// It is a monitor as Lampson and Redell built it in Mesa (1980); POSIX, Java and Python's `threading.Condition`
/// (<https://docs.python.org/3/library/threading.html#condition-objects>) have it so too.
///
/// A thread that is woken takes the lock again before it goes on, so what it waited for may be gone: ask again.
public final class Condition: @unchecked Sendable {
  // Safe to share, as `Lock` is.
  private let real = RealLock()
  private let lockModel: LockModel
  private let model: ConditionModel

  /// Makes a condition.
  /// - Parameter name: what pictures call it.
  public init(name: String? = nil) {
    lockModel = LockModel(name: name)
    model = ConditionModel(name: name)
    let address = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
    lockModel.shownBy = address
    model.shownBy = address
  }

  /// What pictures call it.
  public var name: String? {
    get { model.name }
    set {
      model.name = newValue
      lockModel.name = newValue
    }
  }

  /// Takes the lock, waiting while another thread holds it.
  public func lock() {
    if let world = World.current { world.acquire(lockModel) } else { real.lock() }
  }

  /// Gives the lock back.
  public func unlock() {
    if let world = World.current { world.release(lockModel) } else { real.unlock() }
  }

  /// Takes the lock if nobody holds it.
  ///
  /// ```swift
  /// let condition = Condition()
  /// condition.name = "items"
  /// if condition.try() {
  ///   print(condition.name ?? "")  // items
  ///   condition.unlock()
  /// }
  /// ```
  /// - Returns: whether it did.
  public func `try`() -> Bool {
    if let world = World.current { world.tryAcquire(lockModel) } else { real.tryLock() }
  }

  /// Gives the lock up, waits to be woken, and takes the lock again; the calling thread holds the lock.
  ///
  /// ```swift
  /// let condition = Condition()
  /// let isOpen = Cell("open", false)
  /// together(
  ///   { condition.withLock { while !isOpen.read() { condition.wait() } } },
  ///   { condition.withLock { isOpen.write(true); condition.broadcast() } })
  /// print(isOpen.read())  // true
  /// ```
  public func wait() {
    if let world = World.current {
      _ = world.wait(on: model, releasing: lockModel)
    } else {
      _ = real.wait()
    }
  }

  /// Waits as `wait()` does, but no longer than a time.
  ///
  /// ```swift
  /// let run = try simulate {
  ///   let condition = Condition()
  ///   return condition.withLock { condition.wait(timeout: .milliseconds(5)) }
  /// }
  /// print(run.value, run.elapsed)  // false 0.005 seconds
  /// ```
  /// - Parameter limit: how long to wait at most.
  /// - Returns: whether it was woken before the time was up.
  public func wait(timeout limit: Duration) -> Bool {
    if let world = World.current {
      world.wait(on: model, releasing: lockModel, for: limit.nanoseconds)
    } else {
      real.wait(for: limit)
    }
  }

  /// Wakes one thread that waits, if one does.
  public func signal() {
    if let world = World.current {
      world.signal(model, of: lockModel, all: false)
    } else {
      real.signal()
    }
  }

  /// Wakes every thread that waits.
  public func broadcast() {
    if let world = World.current {
      world.signal(model, of: lockModel, all: true)
    } else {
      real.broadcast()
    }
  }

  /// Runs something while holding the lock, and gives it back however that ends.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  public func withLock<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock()
    defer { unlock() }
    return try body()
  }
}

/// Foundation's name for ``Condition``.
///
/// ```swift
/// let condition = NSCondition()
/// condition.lock()
/// condition.broadcast()
/// condition.unlock()
/// ```
public typealias NSCondition = Condition
