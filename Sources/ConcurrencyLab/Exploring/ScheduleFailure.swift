public import Trace

/// A test's claim about all schedules turned out wrong, or was not decided.
///
/// ```swift
/// do {
///   try everySchedule(yields: 2) {
///     let count = Cell("count", 0)
///     together(2) { _ in count.write(count.read() + 1) }
///     return count.read()
///   }
/// } catch let failure as ScheduleFailure {
///   print(failure)  // expected 2, found 1; 4 of 6 schedules fail
///   print(failure.exploration.findings[0].schedule)  // A B2 A main2
/// }
/// ```
public struct ScheduleFailure: Error, CustomStringConvertible {
  /// What the search came to.
  public var exploration: Exploration
  /// What is wrong, in one sentence, and in how many schedules if that was counted.
  public var description: String
  /// Where the test made the claim.
  public var caller: Caller

  /// Where in a test something was asked for.
  ///
  /// ```swift
  /// do {
  ///   try everySchedule(yields: 2) { 1 }
  /// } catch let failure as ScheduleFailure {
  ///   let caller = failure.caller
  ///   print(caller.filePath.hasSuffix(".swift"), caller.fileID.hasSuffix(".swift"))  // true true
  ///   print(caller.line == #line - 4, caller.column > 0)  // true true
  /// }
  /// ```
  public struct Caller: Hashable, Sendable {
    /// The file, as `Module/File.swift`.
    public var fileID: String
    /// The file's path, as the compiler was told it.
    public var filePath: String
    /// The number of the line, counted from 1.
    public var line: Int
    /// The number of the column, counted from 1.
    public var column: Int
  }
}

typealias Caller = ScheduleFailure.Caller
