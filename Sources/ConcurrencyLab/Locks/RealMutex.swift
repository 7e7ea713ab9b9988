/// A value behind a lock of the system, for what is no part of a simulated program.
///
/// The standard library's own mutex would do, but for ThreadSanitizer, which does not see what that one orders.
/// Nothing that is simulated may happen while it is held, and no recorder takes note of who waits for it.
final class RealMutex<Value>: @unchecked Sendable {
  // Safe to share: the value is touched only while the lock is held.
  private let lock = RealLock()
  private let value: UnsafeMutablePointer<Value>

  /// Makes a mutex that guards a value.
  init(_ initialValue: consuming sending Value) {
    value = .allocate(capacity: 1)
    value.initialize(to: initialValue)
  }

  deinit {
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// Runs something with the value while holding the lock.
  func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.lockUnnoticed()
    defer { lock.unlock() }
    return try body(&value.pointee)
  }
}
