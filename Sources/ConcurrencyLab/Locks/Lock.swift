internal import Simulator

/// A lock that one thread holds at a time: what Foundation calls `NSLock`.
///
/// ```swift
/// let lock = Lock(name: "count")
/// let count = Cell("count", 0)
/// together(2) { _ in lock.withLock { count.write(count.read() + 1) } }
/// print(count.read())  // 2
///
/// lock.lock()
/// print(lock.name ?? "", lock.try())  // count false
/// lock.unlock()
/// ```
///
/// In a simulation, taking and giving back are steps that other threads can come between, and a thread
/// that waits holds no core. Unlocking a lock that the calling thread does not hold ends the execution with a finding.
///
/// Foundation's: <https://developer.apple.com/documentation/foundation/nslock>.
public final class Lock: @unchecked Sendable {
  // Safe to share: the real lock is made for it, and the model is touched only by the one OS thread
  // that simulates.
  private let real = RealLock()
  let model: LockModel

  /// Makes a lock.
  /// - Parameter name: what pictures call it; without one they show the variable that holds it.
  public init(name: String? = nil) {
    model = LockModel(name: name)
    model.shownBy = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
  }

  /// Makes a lock inside a kit type: pictures name it where somebody waits for it, and show no step of it.
  convenience init(hidden name: String) {
    self.init(name: name)
    model.isShown = false
  }

  /// What pictures call it.
  public var name: String? {
    get { model.name }
    set { model.name = newValue }
  }

  /// Takes the lock, waiting while another thread holds it.
  public func lock() {
    if let world = World.current { world.acquire(model) } else { real.lock() }
  }

  /// Gives the lock back.
  public func unlock() {
    if let world = World.current { world.release(model) } else { real.unlock() }
  }

  /// Takes the lock if nobody holds it.
  /// - Returns: whether it did.
  public func `try`() -> Bool {
    if let world = World.current { world.tryAcquire(model) } else { real.tryLock() }
  }

  /// Runs something while holding the lock, and gives it back however that ends.
  ///
  /// ```swift
  /// let lock = Lock()
  /// print(lock.withLock { 6 * 7 })  // 42
  /// ```
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

/// Foundation's name for ``Lock``.
///
/// ```swift
/// let lock = NSLock()
/// lock.lock()
/// defer { lock.unlock() }
/// ```
public typealias NSLock = Lock
