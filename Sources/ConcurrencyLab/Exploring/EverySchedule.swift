internal import Simulator
public import Trace

/// Claims that a body returns one value under every schedule.
///
/// ```swift
/// try everySchedule(yields: 2) {
///   let count = Mutex(0)
///   together(2) { _ in count.withLock { $0 += 1 } }
///   return count.withLock { $0 }
/// }
/// ```
///
/// The body runs again and again from its start, each time with another interleaving of its threads' accesses to
/// memory, locks and clocks, until every interleaving that differs was tried or one fails. It must depend on
/// nothing else.
/// - Parameters:
///   - expected: what every schedule must return.
///   - workers: how many tasks run in parallel; nil for as many as there are.
///   - budget: what the search may cost; a search that it ends is not decided, and no pass.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run; it runs on a thread.
/// - Returns: what the search came to.
/// - Throws: ``ScheduleFailure``, unless whoever runs the tests takes the report.
@discardableResult
public func everySchedule<Value: Equatable>(
  yields expected: Value, workers: Int? = nil, budget: Budget = .standard,
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping () throws -> Value
) throws -> Exploration {
  let results = Results<Value>(areEqual: ==)
  return try explore(
    results, .thread { results.latest = Result { try body() } }, workers, budget,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column),
    isRight: { $0 == expected },
    headline: { "expected \(String(describing: expected)), found \($0)" })
}

/// Claims that a body returns a value that a test allows, under every schedule.
///
/// ```swift
/// try everySchedule {
///   let count = Cell("count", 0)
///   together(2) { _ in count.write(count.read() + 1) }
///   return count.read()
/// } yields: {
///   $0 == 1 || $0 == 2
/// }
/// ```
///
/// Two values count as one outcome if they print alike.
/// - Parameters:
///   - workers: how many tasks run in parallel; nil for as many as there are.
///   - budget: what the search may cost; a search that it ends is not decided, and no pass.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run; it runs on a thread, again and again from its start.
///   - isRight: whether the test allows what it returned.
/// - Returns: what the search came to.
/// - Throws: ``ScheduleFailure``, unless whoever runs the tests takes the report.
@discardableResult
public func everySchedule<Value>(
  workers: Int? = nil, budget: Budget = .standard,
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping () throws -> Value, yields isRight: @escaping (Value) -> Bool
) throws -> Exploration {
  let results = Results<Value>(areEqual: sameText)
  return try explore(
    results, .thread { results.latest = Result { try body() } }, workers, budget,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column),
    isRight: isRight, headline: { "found \($0), which the test does not allow" })
}

/// Claims that an asynchronous body returns one value under every schedule.
///
/// ```swift
/// try await everySchedule(yields: 3) {
///   async let one = 1
///   async let two = 2
///   return await one + two
/// }
/// ```
///
/// Tasks give way at an `await` and at every access to what they share, and come to an actor in every order.
/// - Parameters:
///   - expected: what every schedule must return.
///   - workers: how many tasks run in parallel; nil for as many as there are.
///   - budget: what the search may cost; a search that it ends is not decided, and no pass.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run; it runs in a task, again and again from its start.
/// - Returns: what the search came to.
/// - Throws: ``ScheduleFailure``, unless whoever runs the tests takes the report.
@discardableResult
public func everySchedule<Value: Equatable & Sendable>(
  yields expected: Value, workers: Int? = nil, budget: Budget = .standard,
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping @Sendable () async throws -> Value
) async throws -> Exploration {
  let results = Results<Value>(areEqual: ==)
  return try explore(
    results, launch(body, into: results), workers, budget,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column),
    isRight: { $0 == expected },
    headline: { "expected \(String(describing: expected)), found \($0)" })
}

/// Claims that an asynchronous body returns a value that a test allows, under every schedule.
///
/// ```swift
/// try await everySchedule {
///   await withTaskGroup { group in
///     for number in 1...2 { group.addTask { number } }
///     return await group.next() ?? 0
///   }
/// } yields: { (first: Int) in
///   first == 1 || first == 2
/// }
/// ```
///
/// Two values count as one outcome if they print alike.
/// - Parameters:
///   - workers: how many tasks run in parallel; nil for as many as there are.
///   - budget: what the search may cost; a search that it ends is not decided, and no pass.
///   - fileID: the file of the call, for a message; leave it out.
///   - filePath: its path; leave it out.
///   - line: the line of the call; leave it out.
///   - column: the column of the call; leave it out.
///   - body: what to run; it runs in a task, again and again from its start.
///   - isRight: whether the test allows what it returned.
/// - Returns: what the search came to.
/// - Throws: ``ScheduleFailure``, unless whoever runs the tests takes the report.
@discardableResult
public func everySchedule<Value: Sendable>(
  workers: Int? = nil, budget: Budget = .standard,
  fileID: String = #fileID, filePath: String = #filePath, line: Int = #line, column: Int = #column,
  _ body: @escaping @Sendable () async throws -> Value, yields isRight: @escaping (Value) -> Bool
) async throws -> Exploration {
  let results = Results<Value>(areEqual: sameText)
  return try explore(
    results, launch(body, into: results), workers, budget,
    Caller(fileID: fileID, filePath: filePath, line: line, column: column),
    isRight: isRight, headline: { "found \($0), which the test does not allow" })
}

private func sameText<Value>(_ one: Value, _ other: Value) -> Bool {
  String(describing: one) == String(describing: other)
}

/// Makes a task of an asynchronous body whose result is kept.
func launch<Value: Sendable>(
  _ body: @escaping @Sendable () async throws -> Value, into results: Results<Value>
) -> Subject.Body {
  .task {
    Task.detached {
      let result: Result<Value, any Error>
      do { result = .success(try await body()) } catch { result = .failure(error) }
      results.latest = result
    }
  }
}

private func explore<Value>(
  _ results: Results<Value>, _ body: Subject.Body, _ workers: Int?, _ budget: Budget,
  _ caller: Caller, isRight: @escaping (Value) -> Bool, headline: @escaping (String) -> String
) throws -> Exploration {
  let subject = subject(of: body, into: results, isRight: isRight, headline: headline)
  let explorer = Explorer(workers: workers, budget: budget.limits)
  let exploration: Exploration
  switch ReplayRequest.next() {
  case .explore: exploration = explorer.explore(subject)
  case .replay(let schedule): exploration = explorer.replay(schedule, of: subject)
  case .refuse(let finding): exploration = Exploration(verdict: .refuted, findings: [finding])
  case .skip:
    return Exploration(verdict: .undecided, endedBy: "the replay of another search of this test")
  }
  return try told(exploration, to: caller)
}

/// A body and what is expected of it, in the simulator's terms.
func subject<Value>(
  of body: Subject.Body, into results: Results<Value>, isRight: @escaping (Value) -> Bool,
  headline: @escaping (String) -> String
) -> Subject {
  Subject(
    body: body,
    judge: {
      guard let number = results.number() else { return nil }
      switch results.seen[number] {
      case .success(let value):
        return Subject.Judgement(isRight: isRight(value), outcome: number)
      case .failure:
        return Subject.Judgement(isRight: false, outcome: number, threw: true)
      }
    },
    describe: results.text,
    headline: { number in
      if case .failure(let error) = results.seen[number] { return "the body threw \(error)" }
      return headline(results.text(number))
    })
}

/// Reports what a search or a replay came to.
/// - Throws: ``ScheduleFailure`` if it is no pass and nobody takes the report.
@discardableResult
func told(_ exploration: Exploration, to caller: Caller) throws -> Exploration {
  let finding = exploration.findings.first
  let message: String? =
    switch exploration.verdict {
    case .proved: nil
    case .refuted: finding?.headline ?? "a schedule fails"
    case .undecided where finding?.kind == .shown: nil
    case .undecided: exploration.summary
    }
  let taken = send(
    Report(
      record: Record(content: .exploration(exploration)), message: message,
      fileID: caller.fileID, filePath: caller.filePath, line: caller.line, column: caller.column))
  if let message, !taken {
    let share = exploration.share.map { "; \($0)" } ?? ""
    throw ScheduleFailure(exploration: exploration, description: message + share, caller: caller)
  }
  return exploration
}
