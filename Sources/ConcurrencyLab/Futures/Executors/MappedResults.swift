/// The results of ``Executor/map(_:timeout:chunkSize:)``, in the order of the inputs, whatever the order of the work.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 3)
/// let sizes = try pool.map(["alder", "birch"]) { $0.count }
/// while let size = try sizes.next() {
///   print(size)  // 5, 5
/// }
/// ```
///
/// All the work has been submitted before the first result is read. An error of the work comes out where its result is
/// read, and not before; it ends the results, and what has not begun by then is cancelled. So it does when time is up,
/// and when reading has begun and nobody holds the results any more. As in Python, whoever never reads never hears.
public final class MappedResults<Output: Sendable> {
  private var parts: [Future<[Result<Output, any Error>]>]
  private var ready: [Result<Output, any Error>] = []
  private let end: ContinuousClock.Instant?
  private var isRead = false

  init(_ parts: [Future<[Result<Output, any Error>]>], until end: ContinuousClock.Instant?) {
    self.parts = parts.reversed()
    self.end = end
  }

  deinit {
    if isRead { cancelRest() }
  }

  /// Waits for the next result.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 1)
  /// let pages = try pool.map(1...3, timeout: .milliseconds(25)) { number in
  ///   Thread.sleep(for: .milliseconds(10))
  ///   return number
  /// }
  /// do {
  ///   while let page = try pages.next() { print(page) }  // 1, 2
  /// } catch FutureError.timedOut {
  ///   print("the third is late")  // the third is late
  /// }
  /// ```
  /// - Returns: the result; nil when there are no more.
  /// - Throws: what the work threw; ``FutureError/timedOut``; ``PoolError/broken(_:)``. Then there are no more results.
  public func next() throws -> Output? {
    isRead = true
    do {
      while ready.isEmpty {
        guard let part = parts.popLast() else { return nil }
        do { ready = try part.result(timeout: left).reversed() } catch {
          part.cancel()
          throw error
        }
      }
      return try ready.popLast()?.get()
    } catch {
      cancelRest()
      throw error
    }
  }

  /// Waits for all results that are left.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 3)
  /// print(try pool.map(1...4) { $0 * 10 }.all())  // [10, 20, 30, 40]
  /// ```
  /// - Returns: the results, in the order of the inputs.
  /// - Throws: as ``next()`` does.
  public func all() throws -> [Output] {
    var all: [Output] = []
    while let next = try next() { all.append(next) }
    return all
  }

  private var left: Duration? {
    end.map { ContinuousClock.Instant.now.duration(to: $0) }
  }

  private func cancelRest() {
    let rest = parts
    parts = []
    ready = []
    for part in rest.reversed() { part.cancel() }
  }
}
