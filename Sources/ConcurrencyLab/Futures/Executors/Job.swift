/// Work that is a value: what it needs is in it, and it can be copied to where it runs.
///
/// ```swift
/// struct CountPrimes: Job {
///   var limit: Int
///   func run() -> Int {
///     (2...limit).count { n in !(2..<n).contains { n % $0 == 0 } }
///   }
/// }
/// func count<Work: Job>(_ job: Work) throws -> Work.Output { try job.run() }
/// print(try count(CountPrimes(limit: 100)))  // 25
/// ```
///
/// A ``ProcessPoolExecutor`` takes nothing else: a closure could carry along a reference to an object, which two processes
/// cannot share. Python's process pool asks the same, by way of pickle.
///
/// What it can carry: <https://docs.python.org/3/library/pickle.html#what-can-be-pickled-and-unpickled>.
public protocol Job: Codable, Sendable {
  /// What comes out.
  associatedtype Output: Codable & Sendable

  /// Does the work.
  /// - Returns: what comes out; it goes to whoever has the future.
  /// - Throws: whatever the work may; it goes there too.
  func run() throws -> Output
}
