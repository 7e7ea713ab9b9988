/// Runs jobs in a few worker processes, which share no memory with anybody: what goes in and comes out is copied.
///
/// ```swift
/// struct Square: Job {
///   var number: Int
///   func run() -> Int { number * number }
/// }
/// let pool = ProcessPoolExecutor(maxWorkers: 2)
/// let nine = try pool.submit(Square(number: 3))
/// print(try nine.result())  // 9
/// pool.shutdown(wait: true, cancelPending: false)
/// ```
///
/// A job is copied by way of `Codable` when it is submitted, and its output when it comes back; an object in it arrives as
/// another object, and what the job changes it changes in its copy. What cannot be copied is refused: its future fails with
/// ``PoolError/cannotCopy(_:)``, and the pool goes on.
///
/// A process can die (``crash()``, ``killWorker(_:)``). Then the pool is *broken*, as in Python
/// (<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.process.BrokenProcessPool>): the other
/// processes are ended too, everything that runs or is pending fails with ``PoolError/broken(_:)``, and so does
/// every further `submit`. Nobody can say of a job that was running how far it had come.
///
/// In a simulation a process is a strand of its own kind. For real, threads stand in for processes, with copies all the same;
/// a variable at top level or a static one, which real processes would have one each of, is shared there and in the simulation,
/// and nothing checks that. An error that a job throws crosses as it is.
public final class ProcessPoolExecutor: Executor {
  private let pool: ProcessPool

  /// Makes a pool; no process is started yet.
  /// - Parameters:
  ///   - maxWorkers: how many processes there are at most; at least 1.
  ///   - namePrefix: what pictures call them: `process 1`, `process 2`.
  ///   - costPerByte: how long a byte takes to be copied, each way; the process waits meanwhile. Numbers count 8 bytes, text
  ///     as many as it has in UTF-8 and 8 more, each part of a value the bytes of its name and 8 more.
  public init(
    maxWorkers: Int = 4, namePrefix: String = "process", costPerByte: Duration = .zero
  ) {
    pool = ProcessPool(maxWorkers: maxWorkers, prefix: namePrefix, costPerByte: costPerByte)
  }

  /// Makes a pool whose processes are set up before they run anything; none is started yet.
  ///
  /// ```swift
  /// struct LoadTable: Job {
  ///   var size: Int
  ///   func run() throws -> Int {
  ///     waitForInput(.milliseconds(size), label: "table")
  ///     return size
  ///   }
  /// }
  /// let pool = ProcessPoolExecutor(maxWorkers: 2, initializer: LoadTable(size: 20))
  /// ```
  /// - Parameters:
  ///   - maxWorkers: how many processes there are at most; at least 1.
  ///   - namePrefix: what pictures call them.
  ///   - costPerByte: how long a byte takes to be copied, each way.
  ///   - initializer: what each process runs first: a job, so that it is copied to each of them like any other; nobody
  ///     hears of its output. If it throws, crashes or cannot be copied, the pool is broken: what is pending fails with
  ///     ``PoolError/broken(_:)``, and so does every further `submit`.
  public init(
    maxWorkers: Int = 4, namePrefix: String = "process", costPerByte: Duration = .zero,
    initializer: some Job
  ) {
    pool = ProcessPool(
      maxWorkers: maxWorkers, prefix: namePrefix, costPerByte: costPerByte,
      initializer: initializer)
  }

  deinit { pool.stop(cancelPending: false) }

  /// Copies a job to a process, or puts it into the queue until one is free.
  /// - Returns: the future of its output.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``. What the job throws, and that something cannot be copied,
  ///   goes into the future.
  @discardableResult
  public func submit<Work: Job>(_ job: Work) throws(PoolError) -> Future<Work.Output> {
    try pool.submit(job)
  }

  /// Copies several jobs to one process at once, which runs them one after another.
  ///
  /// ```swift
  /// struct Square: Job {
  ///   var number: Int
  ///   func run() -> Int { number * number }
  /// }
  /// let pool = ProcessPoolExecutor(maxWorkers: 2)
  /// let squares = try pool.submit(chunk: [Square(number: 2), Square(number: 3)])
  /// print(try squares.result().map { try $0.get() })  // [4, 9]
  /// ```
  /// - Returns: the future of all their results, in the order of the jobs.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``.
  public func submit<Work: Job>(
    chunk: [Work]
  ) throws(PoolError) -> Future<[Result<Work.Output, any Error>]> {
    try pool.submit(chunk: chunk)
  }

  /// Kills a process from outside, wherever it is; the pool breaks.
  ///
  /// ```swift
  /// struct Wait: Job {
  ///   func run() -> Int {
  ///     Thread.sleep(for: .seconds(1))
  ///     return 1
  ///   }
  /// }
  /// let pool = ProcessPoolExecutor(maxWorkers: 1)
  /// let lost = try pool.submit(Wait())
  /// print(pool.killWorker(1), pool.killWorker(2))  // true false
  /// print(try lost.error() is PoolError)  // true
  /// ```
  /// - Parameter number: which one, counted from 1 as in its name.
  /// - Returns: whether there is such a process.
  @discardableResult
  public func killWorker(_ number: Int) -> Bool { pool.kill(number - 1) }

  /// Takes no more jobs; what was submitted is still run.
  /// - Parameters:
  ///   - wait: whether to return only when all processes have left.
  ///   - cancelPending: whether to cancel what no process has been given.
  public func shutdown(wait: Bool, cancelPending: Bool) {
    pool.stop(cancelPending: cancelPending)
    if wait { pool.waitForWorkers() }
  }
}
