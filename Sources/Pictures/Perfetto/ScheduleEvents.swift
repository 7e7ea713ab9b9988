import Terminal
import Trace

/// The events of a schedule's trace: a slice for each step, a microsecond long.
struct ScheduleEvents {
  private let finding: Finding
  private let title: String
  private static let step = 1_000

  init(_ finding: Finding, title: String) {
    self.finding = finding
    self.title = title
  }

  /// All of them: names first, then steps in order.
  var all: [TraceEvent] {
    TraceThreads.process(TraceThreads.strands, named: title)
      + finding.strands.flatMap {
        TraceThreads.thread($0.id, in: TraceThreads.strands, named: $0.name)
      } + finding.steps.enumerated().flatMap { slice($1, at: $0) }
  }

  private func slice(_ step: Step, at index: Int) -> [TraceEvent] {
    let thread = TraceThreads.thread(of: step.strand)
    let time = index * Self.step
    var arguments: [JSONText.Member] = []
    if let position = step.stack.lazy.compactMap(\.position).first {
      let place = "\(SourceText.last(of: position.file)):\(position.line)"
      arguments.append(JSONText.Member("at", .string(place)))
    }
    if let remark = step.remark { arguments.append(JSONText.Member("remark", .string(remark))) }
    let own = TraceEvent(
      phase: .complete, name: StepText(step, glyphs: .unicode).text(verbWidth: 0),
      category: step.action.rawValue, process: TraceThreads.strands, thread: thread, time: time,
      duration: Self.step, arguments: arguments)
    guard step.cameBy == .preemption else { return [own] }
    let mark = TraceEvent(
      phase: .instant, name: "preemption", category: "switch", process: TraceThreads.strands,
      thread: thread, time: time)
    return [mark, own]
  }
}
