/// Runs work elsewhere, and hands out futures of it at once.
///
/// ```swift
/// struct Square: Job {
///   var number: Int
///   func run() -> Int { number * number }
/// }
/// func squares(on executor: some Executor) throws -> [Int] {
///   let four = try executor.submit(Square(number: 2))
///   let others = try executor.submit(chunk: [Square(number: 3), Square(number: 4)])
///   executor.shutdown(wait: false)
///   return try [four.result()] + others.result().map { try $0.get() }
/// }
/// print(try squares(on: ThreadPoolExecutor(maxWorkers: 2)))  // [4, 9, 16]
/// print(try squares(on: ProcessPoolExecutor(maxWorkers: 2)))  // [4, 9, 16]
/// ```
///
/// The protocol, and the behavior of its members, are those of Python's `concurrent.futures.Executor`
/// (<https://docs.python.org/3/library/concurrent.futures.html#executor-objects>). What both kinds of pool can run is a
/// ``Job``, a value that can be copied; a ``ThreadPoolExecutor`` takes closures too.
public protocol Executor: AnyObject, Sendable {
  /// Hands a job to a worker, or puts it into the queue until one is free.
  /// - Returns: the future of its output.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``.
  @discardableResult
  func submit<Work: Job>(_ job: Work) throws(PoolError) -> Future<Work.Output>

  /// Takes no more work; what was submitted is still run.
  ///
  /// ```swift
  /// func leave(_ executor: some Executor) {
  ///   executor.shutdown(wait: false, cancelPending: true)
  /// }
  /// let pool = ThreadPoolExecutor(maxWorkers: 1)
  /// let futures = try (1...3).map { number in
  ///   try pool.submit { Thread.sleep(for: .seconds(1)); return number }
  /// }
  /// while !futures[0].isRunning { Thread.yield() }
  /// leave(pool)
  /// print(try futures[0].result(), futures.map(\.isCancelled))  // 1 [false, true, true]
  /// ```
  ///
  /// Calling it again is harmless.
  /// - Parameters:
  ///   - wait: whether to return only when all workers have left.
  ///   - cancelPending: whether to cancel what no worker has been given.
  func shutdown(wait: Bool, cancelPending: Bool)

  /// Hands several jobs to one worker, which runs them one after another: how `map` makes chunks.
  /// - Returns: the future of all their results, in the order of the jobs.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``.
  func submit<Work: Job>(
    chunk: [Work]
  ) throws(PoolError) -> Future<[Result<Work.Output, any Error>]>
}

extension Executor {
  /// Takes no more work, and returns when all that was submitted has been run.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 2)
  /// let answer = try pool.submit { 42 }
  /// pool.shutdown()
  /// print(answer.isDone)  // true
  /// ```
  public func shutdown() { shutdown(wait: true, cancelPending: false) }

  /// Takes no more work.
  public func shutdown(wait: Bool) { shutdown(wait: wait, cancelPending: false) }

  /// Takes no more work, cancels what no worker has been given, and returns when the rest has been run.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 1)
  /// try pool.submit { Thread.sleep(for: .seconds(1)) }
  /// let second = try pool.submit { 2 }
  /// pool.shutdown(cancelPending: true)
  /// print(second.isDone)  // true
  /// ```
  public func shutdown(cancelPending: Bool) { shutdown(wait: true, cancelPending: cancelPending) }

  /// Runs a body with the executor and shuts it down afterwards, however the body ends: Python's `with`.
  ///
  /// ```swift
  /// let total = try ThreadPoolExecutor(maxWorkers: 5).use { pool in
  ///   try pool.map(1...10) { $0 * $0 }.all().reduce(0, +)
  /// }
  /// print(total)  // 385
  /// ```
  ///
  /// It returns when everything that the body submitted has been run.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  public func use<Output>(_ body: (Self) throws -> Output) rethrows -> Output {
    defer { shutdown() }
    return try body(self)
  }
}
