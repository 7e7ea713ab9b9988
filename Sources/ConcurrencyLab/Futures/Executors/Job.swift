/// Work that is a value: what it needs is in it, and it can be copied to where it runs.
///
/// ```swift
/// struct CountPrimes: Job {
///   var limit: Int
///   func run() -> Int {
///     (2...limit).count { n in !(2..<n).contains { n % $0 == 0 } }
///   }
/// }
/// ```
///
/// A ``ProcessPoolExecutor`` takes nothing else: a closure could carry along a reference to an object, which two processes
/// cannot share. Python's process pool asks the same, by way of pickle.
public protocol Job: Codable, Sendable {
  /// What comes out.
  associatedtype Output: Codable & Sendable

  /// Does the work.
  func run() throws -> Output
}
