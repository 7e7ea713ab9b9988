/// Runs work on a few threads of its own, which share memory with everybody.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 5, namePrefix: "crawler")
/// let pages = try ["alder", "birch"].map { site in
///   try pool.submit { "page of \(site)" }
/// }
/// for page in pages { print(try page.result()) }  // page of alder, page of birch
/// pool.shutdown(wait: true, cancelPending: false)
/// ```
///
/// A thread is started when work is submitted and no thread is free, up to `maxWorkers`; one that is free is used
/// again. Work that waits for the future of other work of the same pool can wait for ever: when every worker
/// waits for something in the queue, nobody is left to run it.
///
/// Like Python's `ThreadPoolExecutor`
/// (<https://docs.python.org/3/library/concurrent.futures.html#threadpoolexecutor>), one that nobody holds any more shuts
/// itself down without waiting: what was submitted is still run.
public final class ThreadPoolExecutor: Executor {
  private let pool: ThreadPool

  /// Makes a pool; no thread is started yet.
  /// - Parameters:
  ///   - maxWorkers: how many threads there are at most; at least 1. Python's default depends on the machine: on one with
  ///     four cores it is 8.
  ///   - namePrefix: what pictures call its threads: `crawler 1`, `crawler 2`.
  ///   - initializer: what each thread does first. If it throws, the pool is broken: what is pending fails with
  ///     ``PoolError/broken(_:)``, and so does every further `submit`.
  public init(
    maxWorkers: Int = 8, namePrefix: String = "worker",
    initializer: (@Sendable () throws -> Void)? = nil
  ) {
    pool = ThreadPool(maxWorkers: maxWorkers, prefix: namePrefix, initializer: initializer)
  }

  deinit { pool.stop(cancelPending: false) }

  /// Hands work to a worker, or puts it into the queue until one is free.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 2)
  /// let future = try pool.submit { 6 * 7 }
  /// print(try future.result())  // 42
  /// ```
  /// - Returns: the future of what the work returns or throws.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``. What the work throws goes into the future.
  @discardableResult
  public func submit<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) throws(PoolError) -> Future<Value> {
    try pool.submit(work)
  }

  /// Hands a job to a worker, or puts it into the queue until one is free; a thread needs no copy of it.
  ///
  /// ```swift
  /// struct Length: Job {
  ///   var text: String
  ///   func run() -> Int { text.count }
  /// }
  /// let pool = ThreadPoolExecutor(maxWorkers: 2)
  /// let one = try pool.submit(Length(text: "alder"))
  /// let two = try pool.submit(chunk: [Length(text: "elm"), Length(text: "oak")])
  /// print(try one.result(), try two.result().map { try $0.get() })  // 5 [3, 3]
  /// ```
  /// - Returns: the future of its output.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``.
  @discardableResult
  public func submit<Work: Job>(_ job: Work) throws(PoolError) -> Future<Work.Output> {
    try pool.submit { try job.run() }
  }

  /// Hands several jobs to one worker, which runs them one after another.
  /// - Returns: the future of all their results, in the order of the jobs.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``.
  public func submit<Work: Job>(
    chunk: [Work]
  ) throws(PoolError) -> Future<[Result<Work.Output, any Error>]> {
    try pool.submit { chunk.map { job in Result { try job.run() } } }
  }

  /// Runs a closure for each input, all submitted at once, and hands out what it returns in the order of the inputs.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 4)
  /// let sums = try pool.map(zip([1, 2], [10, 20])) { a, b in a + b }
  /// print(try sums.all())  // [11, 22]
  /// ```
  ///
  /// For a closure of several arguments, zip the inputs; the shortest ends them, as in Python.
  /// - Parameters:
  ///   - inputs: what to run it for; all are taken and submitted before this returns, so do not pass an endless sequence.
  ///   - timeout: how long after this call results are waited for at most; nil for as long as it takes.
  ///   - chunkSize: how many inputs one worker takes at once. Python's thread pool does without.
  ///   - transform: what to run.
  /// - Returns: the results, each to be waited for.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``. Errors of the closure come out where results are read.
  public func map<Input: Sendable, Output: Sendable>(
    _ inputs: some Sequence<Input>, timeout: Duration? = nil, chunkSize: Int = 1,
    _ transform: @escaping @Sendable (Input) throws -> Output
  ) throws(PoolError) -> MappedResults<Output> {
    let end = timeout.map { ContinuousClock.Instant.now.advanced(by: $0) }
    var parts: [Future<[Result<Output, any Error>]>] = []
    for chunk in chunks(of: inputs, size: chunkSize) {
      parts.append(try pool.submit { chunk.map { input in Result { try transform(input) } } })
    }
    return MappedResults(parts, until: end)
  }

  /// Takes no more work; what was submitted is still run.
  /// - Parameters:
  ///   - wait: whether to return only when all workers have left.
  ///   - cancelPending: whether to cancel what no worker has been given.
  public func shutdown(wait: Bool, cancelPending: Bool) {
    pool.stop(cancelPending: cancelPending)
    if wait { pool.waitForWorkers() }
  }
}
