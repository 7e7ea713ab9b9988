internal import Simulator
internal import Trace

/// Runs a body under one schedule, and returns what it returns there.
///
/// ```swift
/// let count = try replay("A B A B") {
///   let count = Cell("count", 0)
///   together(2) { _ in count.write(count.read() + 1) }
///   return count.read()
/// }
/// print(count)  // 1
/// ```
///
/// A schedule says who takes the next step, and how many: `A3 B2 A` is three steps of the first thread, two of
/// the second and one of the first again; `main` is the body itself. A step is an access to memory that two strands
/// use without an order between them, or an operation on a lock, a task or the clock. It is the text that a finding
/// of `everySchedule` carries. Where it ends early, the strand
/// at hand goes on for as long as it can, then the first that can.
/// - Parameters:
///   - schedule: who takes which steps.
///   - workers: how many tasks run in parallel; nil for as many as there are.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run; it runs on a thread.
/// - Returns: what the body returns under it.
/// - Throws: what the body throws; ``ScheduleFailure`` when the schedule cannot be followed, or when the
///   body does not come to its end under it.
@discardableResult
public func replay<Value>(
  _ schedule: String, workers: Int? = nil,
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping () throws -> Value
) throws -> Value {
  let results = Results<Value>(areEqual: { _, _ in false })
  return try follow(
    schedule, .thread { results.latest = Result { try body() } }, results, workers,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column))
}

/// Runs an asynchronous body under one schedule, and returns what it returns there.
///
/// ```swift
/// let number = try await replay("main") {
///   async let number = 7
///   return await number
/// }
/// print(number)  // 7
/// ```
/// - Parameters:
///   - schedule: who takes which steps; tasks are letters too.
///   - workers: how many tasks run in parallel; nil for as many as there are.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run; it runs in a task.
/// - Returns: what the body returns under it.
/// - Throws: what the body throws; ``ScheduleFailure`` when the schedule cannot be followed, or when the
///   body does not come to its end under it.
@discardableResult
public func replay<Value: Sendable>(
  _ schedule: String, workers: Int? = nil,
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let results = Results<Value>(areEqual: { _, _ in false })
  return try follow(
    schedule, launch(body, into: results), results, workers,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column))
}

private func follow<Value>(
  _ text: String, _ body: Subject.Body, _ results: Results<Value>, _ workers: Int?,
  _ caller: Caller
) throws -> Value {
  let exploration: Exploration
  switch ReplayRequest.parsed(text) {
  case .replay(let schedule):
    var subject = subject(of: body, into: results, isRight: { _ in true }, headline: { $0 })
    // What the body throws goes to the caller.
    let judge = subject.judge
    subject.judge = {
      judge().map { Subject.Judgement(isRight: true, outcome: $0.outcome) }
    }
    exploration = Explorer(workers: workers).replay(
      schedule, of: subject, discovering: .onDemand)
  case .refuse(let finding): exploration = Exploration(verdict: .refuted, findings: [finding])
  case .explore, .skip: exploration = Exploration(verdict: .undecided)
  }
  // A race that the body survives is part of what the schedule shows.
  let returned = results.seen.last
  let finding = exploration.findings.first
  if let returned, finding == nil || finding?.kind == .shown || finding?.kind == .dataRace,
    exploration.outcomes.first?.isRight == true
  {
    return try returned.get()
  }
  try told(exploration, to: caller)
  throw ScheduleFailure(
    exploration: exploration,
    description: finding?.headline ?? "the body did not come to its end", caller: caller)
}
