internal import Trace

/// A lock that any number of threads hold to read, or one thread holds to write.
///
/// ```swift
/// let lock = ReadWriteLock()
/// let price = Cell("price", 2)
/// together(
///   { lock.withReadLock { print(price.read()) } },  // 2 or 3
///   { lock.withWriteLock { price.write(3) } })
/// ```
///
/// The problem is that of Courtois, Heymans and Parnas, "Concurrent control with readers and writers", 1971
/// (<https://doi.org/10.1145/362759.362813>).
///
/// It is fair: threads get it in the order in which they asked for it, and readers that stand next to each other
/// get it together. So a writer waits for the readers before it and never for those that come later, and
/// a reader waits for the writers before it: neither starves. The price is that a thread must not
/// ask to read again while it reads: if a writer waits in between, both wait for ever. Nor can a reader become a
/// writer: it would wait for itself. Both are found as deadlocks.
///
/// What happens while it is held to write happens before what is done under the lock later. It does
/// not order what two readers do: if one of them writes all the same, that is a data race, and found as one.
/// (In `pthread_rwlock_t`, by contrast, which side goes first is up to the system.)
public final class ReadWriteLock: Sendable {
  private let monitor: Monitor<ReadWriteState>

  /// Makes a lock that nobody holds.
  /// - Parameter name: what pictures call it; without one they show the variable that holds it.
  public init(name: String? = nil) {
    monitor = Monitor(
      ReadWriteState(), name: name, servesInOrder: true,
      holders: { $0.readers + ($0.writer.map { [$0] } ?? []) }, describe: { $0.description })
    monitor.belongs(to: self)
  }

  /// Takes the lock to read, waiting while another thread writes or waits to.
  ///
  /// ```swift
  /// let lock = ReadWriteLock()
  /// lock.lockForReading()
  /// print(lock.tryLockForWriting())  // false
  /// lock.unlock()
  /// lock.lockForWriting()
  /// print(lock.tryLockForReading())  // false
  /// lock.unlock()
  /// ```
  public func lockForReading() {
    let me = monitor.whoAmI
    _ = monitor.wait(showing: .lock) { $0.read(by: me) }
  }

  /// Takes the lock to write, waiting while another thread holds it.
  public func lockForWriting() {
    let me = monitor.whoAmI
    _ = monitor.wait(showing: .lock) { $0.write(by: me) }
  }

  /// Takes the lock to read if that is possible without waiting.
  /// - Returns: whether it did; not while another thread waits for it.
  public func tryLockForReading() -> Bool {
    let me = monitor.whoAmI
    return monitor.wait(for: .zero, showing: .tryLock) { $0.read(by: me) } != nil
  }

  /// Takes the lock to write if that is possible without waiting.
  /// - Returns: whether it did.
  public func tryLockForWriting() -> Bool {
    let me = monitor.whoAmI
    return monitor.wait(for: .zero, showing: .tryLock) { $0.write(by: me) } != nil
  }

  /// Gives the lock back, however the calling thread holds it.
  ///
  /// ```swift
  /// let lock = ReadWriteLock()
  /// if lock.tryLockForReading() {
  ///   defer { lock.unlock() }
  ///   print("reading")  // reading
  /// }
  /// ```
  ///
  /// Giving back what the thread does not hold ends an execution with a finding, and a real run at once.
  public func unlock() {
    let me = monitor.whoAmI
    let wasHeld = monitor.change(showing: .unlock) { $0.unlock(by: me) }
    if !wasHeld { monitor.rejectUnlock() }
  }

  /// Runs something while holding the lock to read, and gives it back however that ends.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  public func withReadLock<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lockForReading()
    defer { unlock() }
    return try body()
  }

  /// Runs something while holding the lock to write, and gives it back however that ends.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  public func withWriteLock<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lockForWriting()
    defer { unlock() }
    return try body()
  }
}
