extension Executor {
  /// Runs jobs, all submitted at once, and hands out their outputs in the order of the jobs.
  ///
  /// ```swift
  /// struct Twice: Job {
  ///   var number: Int
  ///   func run() -> Int { number * 2 }
  /// }
  /// func doubled(by executor: some Executor) throws -> [Int] {
  ///   try executor.map((1...100).map(Twice.init), chunkSize: 25).all()
  /// }
  /// print(try doubled(by: ProcessPoolExecutor(maxWorkers: 2)).suffix(2))  // [198, 200]
  /// ```
  /// - Parameters:
  ///   - jobs: what to run; all of them are made and submitted before this returns.
  ///   - timeout: how long after this call results are waited for at most; nil for as long as it takes.
  ///   - chunkSize: how many jobs go to a worker at once; more at once means fewer trips, and less to share out.
  /// - Returns: the outputs, each to be waited for.
  /// - Throws: ``PoolError/shutDown``; ``PoolError/broken(_:)``. Errors of the jobs come out where results are read.
  public func map<Work: Job>(
    _ jobs: some Sequence<Work>, timeout: Duration? = nil, chunkSize: Int = 1
  ) throws(PoolError) -> MappedResults<Work.Output> {
    let end = timeout.map { ContinuousClock.Instant.now.advanced(by: $0) }
    var parts: [Future<[Result<Work.Output, any Error>]>] = []
    for chunk in chunks(of: jobs, size: chunkSize) { parts.append(try submit(chunk: chunk)) }
    return MappedResults(parts, until: end)
  }
}

/// Cuts a sequence into arrays of a size; the last may be shorter.
func chunks<Element>(of elements: some Sequence<Element>, size: Int) -> [[Element]] {
  precondition(size > 0, "a chunk has at least one element")
  var chunks: [[Element]] = []
  var chunk: [Element] = []
  for element in elements {
    chunk.append(element)
    if chunk.count == size {
      chunks.append(chunk)
      chunk = []
    }
  }
  if !chunk.isEmpty { chunks.append(chunk) }
  return chunks
}
