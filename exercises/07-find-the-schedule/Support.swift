/// The steps of thread A.
public enum A {
  /// A looks at `x` and keeps what it saw.
  public static let reads = Step(thread: "A", access: .read)
  /// A puts into `x` one more than what it saw.
  public static let writes = Step(thread: "A", access: .write)
}

/// The steps of thread B.
public enum B {
  /// B looks at `x` and keeps what it saw.
  public static let reads = Step(thread: "B", access: .read)
  /// B puts into `x` one more than what it saw.
  public static let writes = Step(thread: "B", access: .write)
}

/// One half of `x += 1`, done by one of the threads.
public struct Step: Hashable, Sendable {
  enum Access {
    case read
    case write
  }

  let thread: Character
  let access: Access
}

/// Why a schedule cannot happen.
public enum ImpossibleSchedule: Error, Hashable, CustomStringConvertible {
  /// A thread writes, and has read nothing that it could add to.
  case writesBeforeReading(Character, step: Int)
  /// A thread reads, and has not written yet what it read before.
  case readsAgain(Character, step: Int)
  /// A thread does not do all of its work, or does more.
  case adds(Character, times: Int, instead: Int)

  /// What is wrong with the schedule, in one sentence.
  public var description: String {
    switch self {
    case .writesBeforeReading(let thread, let step):
      "a step that cannot happen: \(thread) writes at step \(step), and has not read what it adds to"
    case .readsAgain(let thread, let step):
      "a step that cannot happen: \(thread) reads at step \(step), and has still to write what it read before"
    case .adds(let thread, let times, let instead):
      "a schedule of other work: \(thread) adds \(Self.words(times)), not \(Self.words(instead)); each time is a read and a write"
    }
  }

  private static func words(_ times: Int) -> String { times == 1 ? "once" : "\(times) times" }
}

/// What a schedule came to.
public struct Outcome: Sendable, CustomStringConvertible {
  private struct Row {
    var step: Step
    var value: Int
    var x: Int
  }

  /// What is in `x` at the end.
  public private(set) var x = 0
  private var rows: [Row] = []

  /// Follows a schedule of two threads that each add one to `x`, so many times.
  ///
  /// `x` is 0 at first. What a thread has read is its own, until it writes one more than that.
  /// - Throws: ``ImpossibleSchedule``, if threads that run `x += 1` cannot take these steps.
  public init(of schedule: [Step], each times: Int) throws(ImpossibleSchedule) {
    var seen: [Character: Int] = [:]
    var added: [Character: Int] = ["A": 0, "B": 0]
    for (index, step) in schedule.enumerated() {
      let value: Int
      switch (step.access, seen[step.thread]) {
      case (.read, nil):
        value = x
        seen[step.thread] = value
      case (.write, let known?):
        value = known + 1
        x = value
        seen[step.thread] = nil
        added[step.thread, default: 0] += 1
      case (.read, _?): throw .readsAgain(step.thread, step: index + 1)
      case (.write, nil): throw .writesBeforeReading(step.thread, step: index + 1)
      }
      rows.append(Row(step: step, value: value, x: x))
    }
    for (thread, done) in added.sorted(by: { $0.key < $1.key }) where done != times {
      throw .adds(thread, times: done, instead: times)
    }
  }

  /// A picture of it: time runs down, or to the right if it is long.
  public var description: String { rows.count <= 6 ? down : across }

  private var down: String {
    let lines = rows.map { row in
      let text = row.step.access == .read ? "read  x → \(row.value)" : "write x ← \(row.value)"
      let isA = row.step.thread == "A"
      return [isA ? text : "", isA ? "" : text, "\(row.x)"]
    }
    return ([["A", "B", "x"]] + lines)
      .map { $0.map { padded($0, to: 14) }.joined() }.joined(separator: "\n")
  }

  private var across: String {
    func line(_ name: String, _ text: (Row) -> String) -> String {
      name + "  " + rows.map { padded(text($0), to: 4) }.joined()
    }
    func line(of thread: Character) -> String {
      line(String(thread)) { row in
        guard row.step.thread == thread else { return "" }
        return (row.step.access == .read ? "→" : "←") + "\(row.value)"
      }
    }
    return [line(of: "A"), line(of: "B"), line("x") { " \($0.x)" }, "→ reads  ← writes"]
      .joined(separator: "\n")
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
