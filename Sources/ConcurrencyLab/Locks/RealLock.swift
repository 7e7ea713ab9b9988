internal import Glibc
internal import Trace

/// A lock of the operating system, for code that runs outside a simulation.
final class RealLock: @unchecked Sendable {
  // Safe to share: a POSIX mutex and condition are made for it, and their storage never moves.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init(recursive: Bool = false) {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    if recursive { pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE)) }
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
    var clock = pthread_condattr_t()
    pthread_condattr_init(&clock)
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &clock)
    pthread_condattr_destroy(&clock)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  /// A number for the calling thread of the system.
  static var callerNumber: Int { Int(bitPattern: UInt(pthread_self())) }

  func withLock<Result>(_ body: () -> Result) -> Result {
    lock()
    defer { unlock() }
    return body()
  }

  func lock() {
    // Nobody is to be shown waiting who did not have to.
    if RealRecorder.isRecording, tryLock() { return }
    RealRecorder.during(.waitingForLock) { lockUnnoticed() }
  }
  /// Takes it, and lets no picture show who waited.
  func lockUnnoticed() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  func tryLock() -> Bool { pthread_mutex_trylock(mutex) == 0 }
  func signal() { pthread_cond_signal(condition) }
  func broadcast() { pthread_cond_broadcast(condition) }

  /// Gives the lock up, waits to be signalled, and takes it again; returns false when time was up first.
  func wait(for limit: Duration? = nil) -> Bool {
    RealRecorder.during(.waitingForLock) { reallyWait(for: limit) }
  }

  private func reallyWait(for limit: Duration?) -> Bool {
    guard let limit else { return pthread_cond_wait(condition, mutex) == 0 }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let nanoseconds = Int(time.tv_nsec) + max(0, limit.nanoseconds)
    time.tv_sec += nanoseconds / 1_000_000_000
    time.tv_nsec = nanoseconds % 1_000_000_000
    return pthread_cond_timedwait(condition, mutex, &time) == 0
  }
}
