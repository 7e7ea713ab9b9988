import Trace

/// The events of a run's trace.
struct RunEvents {
  private let run: Run
  private let title: String
  private let names: [Int: String]

  init(_ run: Run, title: String) {
    self.run = run
    self.title = title
    self.names = Dictionary(run.strands.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
  }

  /// All of them: names first, then slices in the order they began.
  var all: [TraceEvent] { processes + slices + moments + starts }

  private var cores: [Int] {
    Set(run.intervals.filter { $0.state.isRunning }.compactMap(\.core)).sorted()
  }

  private var processes: [TraceEvent] {
    TraceThreads.process(TraceThreads.strands, named: title)
      + run.strands.flatMap {
        TraceThreads.thread($0.id, in: TraceThreads.strands, named: $0.name)
      }
      + (cores.isEmpty ? [] : TraceThreads.process(TraceThreads.cores, named: "cores"))
      + cores.flatMap {
        TraceThreads.thread($0, in: TraceThreads.cores, named: "core \($0 + 1)")
      }
  }

  private var slices: [TraceEvent] {
    run.intervals.flatMap { interval -> [TraceEvent] in
      let own = slice(interval)
      guard let core = interval.core, interval.state.isRunning else { return [own] }
      let held = TraceEvent(
        phase: .complete, name: name(of: interval.strand), category: interval.state.rawValue,
        process: TraceThreads.cores, thread: TraceThreads.thread(of: core), time: interval.start,
        duration: interval.end - interval.start)
      return [own, held]
    }
  }

  private func slice(_ interval: Run.Interval) -> TraceEvent {
    var arguments: [JSONText.Member] = []
    if let label = interval.label { arguments.append(JSONText.Member("for", .string(label))) }
    if let bytes = interval.bytes { arguments.append(JSONText.Member("bytes", .integer(bytes))) }
    if let core = interval.core { arguments.append(JSONText.Member("core", .integer(core + 1))) }
    return TraceEvent(
      phase: .complete, name: interval.state.words, category: interval.state.rawValue,
      process: TraceThreads.strands, thread: TraceThreads.thread(of: interval.strand),
      time: interval.start, duration: interval.end - interval.start, arguments: arguments)
  }

  private var moments: [TraceEvent] {
    run.events.map { event in
      TraceEvent(
        phase: .instant, name: event.kind.rawValue, category: "event",
        process: TraceThreads.strands, thread: TraceThreads.thread(of: event.strand),
        time: event.time,
        arguments: event.text.map { [JSONText.Member("text", .string($0))] } ?? [])
    }
  }

  /// An arrow from whoever started a strand to its first slice, where the starter has a slice then.
  private var starts: [TraceEvent] {
    run.strands.flatMap { strand -> [TraceEvent] in
      guard let parent = strand.parent,
        let first = run.intervals.first(where: { $0.strand == strand.id }),
        run.intervals.contains(where: {
          $0.strand == parent && $0.start <= first.start && first.start <= $0.end
        })
      else { return [] }
      return [(TraceEvent.Phase.flowStart, parent), (.flowEnd, strand.id)].map { phase, owner in
        TraceEvent(
          phase: phase, name: "starts", category: "start", process: TraceThreads.strands,
          thread: TraceThreads.thread(of: owner), time: first.start, id: strand.id)
      }
    }
  }

  private func name(of strand: Int) -> String { names[strand] ?? "\(strand)" }
}
