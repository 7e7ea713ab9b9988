internal import Simulator

/// A lock that its holder can take again: it is free once it was given back as often as it was taken.
///
/// ```swift
/// let lock = RecursiveLock()
/// func total(_ numbers: ArraySlice<Int>) -> Int {
///   lock.withLock { numbers.first.map { $0 + total(numbers.dropFirst()) } ?? 0 }
/// }
/// print(total([1, 2, 3]))  // 6
/// ```
///
/// Foundation calls it `NSRecursiveLock`. Unlocking a lock that the calling thread does not hold ends
/// the execution with a finding.
///
/// Foundation's: <https://developer.apple.com/documentation/foundation/nsrecursivelock>.
public final class RecursiveLock: @unchecked Sendable {
  // Safe to share, as `Lock` is.
  private let real = RealLock(recursive: true)
  private let model: LockModel

  /// Makes a lock.
  /// - Parameter name: what pictures call it.
  public init(name: String? = nil) {
    model = LockModel(name: name)
    model.shownBy = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
  }

  /// What pictures call it.
  public var name: String? {
    get { model.name }
    set { model.name = newValue }
  }

  /// Takes the lock, waiting while another thread holds it.
  public func lock() {
    if let world = World.current { world.acquire(model, recursive: true) } else { real.lock() }
  }

  /// Gives the lock back, once.
  public func unlock() {
    if let world = World.current { world.release(model) } else { real.unlock() }
  }

  /// Takes the lock if no other thread holds it.
  ///
  /// ```swift
  /// let lock = RecursiveLock()
  /// lock.name = "twice"
  /// lock.lock()
  /// print(lock.try(), lock.name ?? "")  // true twice
  /// lock.unlock()
  /// lock.unlock()
  /// ```
  /// - Returns: whether it did.
  public func `try`() -> Bool {
    if let world = World.current {
      world.tryAcquire(model, recursive: true)
    } else {
      real.tryLock()
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

/// Foundation's name for ``RecursiveLock``.
///
/// ```swift
/// let lock = NSRecursiveLock()
/// lock.lock()
/// defer { lock.unlock() }
/// ```
public typealias NSRecursiveLock = RecursiveLock
