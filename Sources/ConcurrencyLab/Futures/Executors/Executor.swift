/// Runs work elsewhere, and hands out futures of it at once.
///
/// The protocol, and the behavior of its members, are those of Python's `concurrent.futures.Executor`
/// (<https://docs.python.org/3/library/concurrent.futures.html#executor-objects>). What both kinds of pool can run is a
/// ``Job``, a value that can be copied; a ``ThreadPoolExecutor`` takes closures too.
///
/// ```swift
/// struct Square: Job {
///   var number: Int
///   func run() -> Int { number * number }
/// }
/// func squares(on executor: some Executor) throws -> [Int] {
///   try executor.map((1...3).map(Square.init)).all()
/// }
/// ```
public protocol Executor: AnyObject, Sendable {
  /// Hands a job to a worker, or puts it into the queue until one is free.
  /// - Returns: the future of its output.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``.
  @discardableResult
  func submit<Work: Job>(_ job: Work) throws(PoolError) -> Future<Work.Output>

  /// Takes no more work; what was submitted is still run.
  ///
  /// Calling it again is harmless.
  /// - Parameters:
  ///   - wait: whether to return only when all workers have left.
  ///   - cancelPending: whether to cancel what no worker has begun.
  func shutdown(wait: Bool, cancelPending: Bool)

  /// Hands several jobs to one worker, which runs them one after another: how `map` makes chunks.
  /// - Returns: the future of all their results, in the order of the jobs.
  func submit<Work: Job>(
    chunk: [Work]
  ) throws(PoolError) -> Future<[Result<Work.Output, any Error>]>
}

extension Executor {
  /// Takes no more work, and returns when all that was submitted has been run.
  public func shutdown() { shutdown(wait: true, cancelPending: false) }

  /// Takes no more work.
  public func shutdown(wait: Bool) { shutdown(wait: wait, cancelPending: false) }

  /// Takes no more work, cancels what no worker has begun, and returns when the rest has been run.
  public func shutdown(cancelPending: Bool) { shutdown(wait: true, cancelPending: cancelPending) }

  /// Runs a body with the executor and shuts it down afterwards, however the body ends: Python's `with`.
  ///
  /// ```swift
  /// let total = try ThreadPoolExecutor(maxWorkers: 5).use { pool in
  ///   try pool.map(1...10) { $0 * $0 }.all().reduce(0, +)
  /// }
  /// print(total)
  /// ```
  ///
  /// It returns when everything that the body submitted has been run.
  public func use<Output>(_ body: (Self) throws -> Output) rethrows -> Output {
    defer { shutdown() }
    return try body(self)
  }
}
