import Trace

/// Findings to step through, made up.
enum Schedules {
  static let strands = [
    Strand(id: 0, name: "main", kind: .main), Strand(id: 1, name: "A", kind: .thread),
    Strand(id: 2, name: "B", kind: .thread),
  ]

  /// Two threads that each read and write `count` on line 9, B between A's two halves.
  static let lostUpdate = Finding(
    kind: .wrongOutcome, headline: "expected 2, found 1", strands: strands,
    steps: [
      step(1, .read, before: "0", turn: 1, others: [2]),
      step(2, .read, before: "0", turn: 2, others: [1], cameBy: .preemption),
      step(2, .write, before: "0", after: "1", turn: 3, others: [1]),
      step(
        1, .write, before: "1", after: "1", turn: 5, cameBy: .finished,
        remark: "B's update is overwritten"),
      step(1, .note, turn: 5, line: 10, remark: "leaves"),
    ], schedule: "main A B2 main A")

  /// One after the other, of the same threads.
  static let inOrder = Finding(
    kind: .shown, headline: "returns 2", strands: strands,
    steps: [
      step(1, .read, before: "0", turn: 1, others: [2]),
      step(1, .write, before: "0", after: "1", turn: 2, others: [2]),
      step(2, .read, before: "1", turn: 4, cameBy: .finished),
      step(2, .write, before: "1", after: "2", turn: 5),
    ], schedule: "main A2 main B2")

  static func step(
    _ strand: Int, _ action: Step.Action, before: String? = nil, after: String? = nil, turn: Int,
    others: [Int] = [], cameBy: Step.Switch? = nil, line: Int = 9, remark: String? = nil
  ) -> Step {
    let position = SourcePosition(file: "08-lost-update.swift", line: line, column: 11)
    return Step(
      strand: strand, action: action, target: action == .note ? nil : "count", before: before,
      after: after, stack: [CodeLocation(position: position)], cameBy: cameBy, others: others,
      turn: turn, remark: remark)
  }
}
