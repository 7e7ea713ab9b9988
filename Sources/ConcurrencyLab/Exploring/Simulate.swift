internal import Simulator
public import Trace

/// What a run in virtual time came to.
///
/// ```swift
/// let run = try simulate(cores: 2) {
///   together(4) { number in
///     compute(for: .milliseconds(10))
///     print("done", number)  // done 0, done 1, done 2, done 3
///   }
///   return "all done"
/// }
/// print(run.value, run.elapsed, run.cpuTime)  // all done 0.02 seconds 0.04 seconds
/// print(run.output.sorted())  // ["done 0", "done 1", "done 2", "done 3"]
/// print(run.accounts.count, run.record.strands.count)  // 5 5
/// ```
public struct SimulatedRun<Value> {
  /// What the body returned.
  public var value: Value
  /// How long it took, in virtual time.
  public var elapsed: Duration
  /// How long cores were busy, summed over cores.
  public var cpuTime: Duration
  /// Who did what, when.
  public var record: Run
  /// Where the time of each strand went.
  public var accounts: [Run.Account] { record.accounts }
  /// What the strands printed, line by line.
  public var output: [String] {
    record.events.filter { $0.kind == .output }.compactMap(\.text)
  }
}

extension SimulatedRun: Sendable where Value: Sendable {}

/// A simulated run did not come to its end: ``finding`` says why, a deadlock for one.
///
/// ```swift
/// let door = Semaphore(value: 0)
/// do {
///   try simulate { door.wait() }
/// } catch let failure as SimulationFailure {
///   print(failure.finding.kind, failure.caller.line > 0)  // lostWakeup true
///   print(failure)  // main waits for 'a semaphore', and nobody is left to end the wait
/// }
/// ```
public struct SimulationFailure: Error, CustomStringConvertible {
  /// What was found.
  public var finding: Finding
  /// What is wrong, in one sentence.
  public var description: String { finding.headline }
  /// Where the test asked for the run.
  public var caller: ScheduleFailure.Caller
}

/// Runs a body in virtual time on simulated cores.
///
/// ```swift
/// let run = try await simulate(cores: 1) {
///   let web = SimulatedWeb()
///   async let alder = web.get(web.sites[0])
///   async let birch = web.get(web.sites[1])
///   return try await alder.size + birch.size
/// }
/// print(run.value, run.elapsed)  // 8659 0.88 seconds
/// ```
///
/// Time passes only in waits and in ``compute(for:)``; a strand that computes holds a core, one that waits holds none.
/// The same body gives the same run, to the nanosecond, on any machine.
/// - Parameters:
///   - cores: how many strands can run at once.
///   - timeSlice: how long a thread may compute while others want its core.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run.
/// - Returns: what the body returned, and what the run took.
/// - Throws: what the body throws; ``SimulationFailure`` when it cannot come to its end.
public func simulate<Value: Sendable>(
  cores: Int = 1, timeSlice: Duration = .milliseconds(5),
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping @Sendable () async throws -> Value
) async throws -> SimulatedRun<Value> {
  let results = Results<Value>(areEqual: { _, _ in false })
  return try run(
    launch(body, into: results), results, cores, timeSlice,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column))
}

/// Runs a body on a thread in virtual time on simulated cores.
///
/// ```swift
/// let run = try simulate(cores: 2) {
///   together(2) { _ in compute(for: .seconds(3)) }
/// }
/// print(run.elapsed, run.cpuTime)  // 3.0 seconds 6.0 seconds
/// ```
/// - Parameters:
///   - cores: how many strands can run at once.
///   - timeSlice: how long a thread may compute while others want its core.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run.
/// - Returns: what the body returned, and what the run took.
/// - Throws: what the body throws; ``SimulationFailure`` when it cannot come to its end.
public func simulate<Value>(
  cores: Int = 1, timeSlice: Duration = .milliseconds(5),
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping () throws -> Value
) throws -> SimulatedRun<Value> {
  let results = Results<Value>(areEqual: { _, _ in false })
  return try run(
    .thread { results.latest = Result { try body() } }, results, cores, timeSlice,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column))
}

private func run<Value>(
  _ body: Subject.Body, _ results: Results<Value>, _ cores: Int, _ timeSlice: Duration,
  _ caller: Caller
) throws -> SimulatedRun<Value> {
  let record = TimedRunner(cores: cores, slice: timeSlice.nanoseconds).run(
    Subject(
      body: body,
      judge: { results.latest == nil ? nil : Subject.Judgement(isRight: true, outcome: 0) },
      describe: { _ in "" }, headline: { _ in "" }))
  let failure = record.findings.first.map { SimulationFailure(finding: $0, caller: caller) }
  _ = send(
    Report(
      record: Record(content: .run(record)), message: failure?.description,
      fileID: caller.fileID, filePath: caller.filePath, line: caller.line, column: caller.column))
  if let failure { throw failure }
  switch results.latest {
  case .success(let value)?:
    return SimulatedRun(
      value: value, elapsed: .nanoseconds(record.elapsed), cpuTime: .nanoseconds(record.cpuTime),
      record: record)
  case .failure(let error)?: throw error
  case nil:
    throw SimulationFailure(
      finding: Finding(kind: .neverResumed, headline: "the body did not come to its end"),
      caller: caller)
  }
}
