internal import Glibc
internal import Simulator

/// Ends the worker process that calls it, at once and without a word, as `SIGKILL` or a fault in a C library does.
///
/// ```swift
/// struct Parse: Job {
///   var page: String
///   func run() -> Int {
///     if page.isEmpty { crash() }
///     return page.count
///   }
/// }
/// let pool = ProcessPoolExecutor(maxWorkers: 1)
/// let lost = try pool.submit(Parse(page: ""))
/// do { _ = try lost.result() } catch PoolError.broken(let reason) { print(!reason.isEmpty) }  // true
/// ```
///
/// What the process had not sent is lost, no error can be caught, and the pool breaks. A thread cannot be ended like this
/// without the program: outside a worker process it is an error, as it would be there.
public func crash() -> Never {
  if let world = World.current {
    world.crash()
  }
  let last = realProcesses.withLock { $0.removeValue(forKey: pthread_self()) }
  guard let last else { fatalError("crash() was called outside a worker process") }
  last()
  // The thread stands in for a process: nothing of it runs any more.
  pthread_exit(nil)
}

/// What to do when the process that a thread stands in for dies.
private let realProcesses = RealMutex<[pthread_t: @Sendable () -> Void]>([:])

/// Runs the body of a worker process; if it crashes, `died` is called as the last thing.
func asProcess(_ died: @escaping @Sendable () -> Void, _ body: () -> Void) {
  if let world = World.current {
    world.whenCrashing(died)
    body()
    return
  }
  let me = pthread_self()
  realProcesses.withLock { $0[me] = died }
  defer { realProcesses.withLock { $0[me] = nil } }
  body()
}
