import ConcurrencyLab
import Solution
import Support
import Testing

/// What happened, in order.
final class Notes: @unchecked Sendable {
  private let lock = Lock()
  private var lines: [String] = []

  func add(_ line: String) { lock.withLock { lines.append(line) } }

  /// The lines, in the order in which they came.
  var text: String { lock.withLock { lines.joined(separator: " ") } }
  /// The lines, in alphabetical order.
  var sorted: String { lock.withLock { lines.sorted().joined(separator: " ") } }
}

@Test func `one thread alone finds it in order`() throws {
  try everySchedule(yields: "7 before 7 after 7, finished") {
    let answer = Answer()
    let notes = Notes()
    answer.addDoneCallback { notes.add("before \($0 ?? 0)") }
    _ = answer.start()
    answer.finish(7)
    answer.addDoneCallback { notes.add("after \($0 ?? 0)") }
    return "\(answer.result() ?? 0) \(notes.text), \(answer.state)"
  }
}

@Test func `who asks early waits for the value`() throws {
  try everySchedule(yields: "7") {
    let answer = Answer()
    let notes = Notes()
    together(
      {
        _ = answer.start()
        answer.finish(7)
      },
      { notes.add(answer.result().map { "\($0)" } ?? "nil") })
    return notes.text
  }
}

@Test func `who waits leaves the core to others, and goes on at once`() throws {
  let run = try simulate(cores: 1) {
    let answer = Answer()
    _ = answer.start()
    together(
      { _ = answer.result() },
      {
        waitForInput(.milliseconds(105))
        answer.finish(7)
      })
  }
  #expect(run.elapsed == .milliseconds(105), "from the start to the result")
}

@Test func `of two who wait, both go on`() throws {
  try everySchedule(yields: "7 7") {
    let answer = Answer()
    let notes = Notes()
    _ = answer.start()
    together(
      { answer.finish(7) },
      { notes.add(answer.result().map { "\($0)" } ?? "nil") },
      { notes.add(answer.result().map { "\($0)" } ?? "nil") })
    return notes.text
  }
}

@Test func `who waits goes on when it is cancelled`() throws {
  try everySchedule(yields: "nil") {
    let answer = Answer()
    let notes = Notes()
    together(
      { _ = answer.cancel() },
      { notes.add(answer.result().map { "\($0)" } ?? "nil") })
    return notes.text
  }
}

@Test func `either it is begun or it is cancelled`() throws {
  try everySchedule {
    let answer = Answer()
    let notes = Notes()
    together(
      {
        guard answer.start() else { return }
        notes.add("begun")
        answer.finish(7)
      },
      { if answer.cancel() { notes.add("cancelled") } })
    return "\(notes.sorted), \(answer.state)"
  } yields: {
    $0 == "begun, finished" || $0 == "cancelled, cancelled"
  }
}

@Test func `of two who begin, one does`() throws {
  try everySchedule(yields: "one") {
    let answer = Answer()
    let notes = Notes()
    together(2) { _ in if answer.start() { notes.add("one") } }
    return notes.text
  }
}

@Test func `once it says that it is finished, the value is there`() throws {
  try everySchedule(yields: true) {
    let answer = Answer()
    _ = answer.start()
    let notes = Notes()
    together(
      { answer.finish(7) },
      {
        guard answer.state == .finished, answer.result() == nil else { return }
        notes.add("finished, without a value")
      })
    return notes.text.isEmpty
  }
}

@Test func `a callback that is added while the work ends is called once`() throws {
  try everySchedule(yields: "called 7") {
    let answer = Answer()
    _ = answer.start()
    let notes = Notes()
    together(
      { answer.finish(7) },
      { answer.addDoneCallback { notes.add("called \($0 ?? 0)") } })
    return notes.text
  }
}

@Test func `two that are added at the same time are called once each`() throws {
  try everySchedule(yields: "a b") {
    let answer = Answer()
    _ = answer.start()
    let notes = Notes()
    together(
      { answer.addDoneCallback { _ in notes.add("a") } },
      { answer.addDoneCallback { _ in notes.add("b") } })
    answer.finish(7)
    return notes.sorted
  }
}

@Test func `callbacks are called in the order in which they were added`() throws {
  try everySchedule(yields: "a b c") {
    let answer = Answer()
    let notes = Notes()
    for name in ["a", "b", "c"] { answer.addDoneCallback { _ in notes.add(name) } }
    _ = answer.start()
    answer.finish(7)
    return notes.text
  }
}

@Test func `callbacks hear of a cancellation, once`() throws {
  try everySchedule(yields: "heard nil") {
    let answer = Answer()
    let notes = Notes()
    answer.addDoneCallback { notes.add("heard \($0.map { "\($0)" } ?? "nil")") }
    together(2) { _ in _ = answer.cancel() }
    return notes.text
  }
}

@Test func `a callback may ask the answer itself`() throws {
  try everySchedule(yields: "7 finished") {
    let answer = Answer()
    let notes = Notes()
    answer.addDoneCallback { _ in
      notes.add("\(answer.result() ?? 0) \(answer.state)")
    }
    _ = answer.start()
    answer.finish(7)
    return notes.text
  }
}
