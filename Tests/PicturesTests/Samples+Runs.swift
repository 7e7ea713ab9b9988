import Trace

extension Samples {
  private static let millisecond = 1_000_000

  private static func interval(
    _ strand: Int, _ state: Run.State, _ start: Int, _ end: Int, core: Int? = nil,
    _ label: String? = nil, bytes: Int? = nil
  ) -> Run.Interval {
    Run.Interval(
      strand: strand, state: state, start: start * millisecond, end: end * millisecond, core: core,
      label: label, bytes: bytes)
  }

  /// Every state, every mark, on two cores.
  static let everything = Run(
    cores: 2, elapsed: 400 * millisecond, cpuTime: 330 * millisecond,
    strands: [
      Strand(id: 0, name: "main", kind: .main),
      Strand(id: 1, name: "reader", kind: .thread, parent: 0),
      Strand(id: 2, name: "writer", kind: .thread, parent: 0),
      Strand(id: 3, name: "timer", kind: .task, parent: 0),
      Strand(id: 4, name: "worker", kind: .process, parent: 0),
    ],
    intervals: [
      interval(0, .running, 0, 20, core: 0), interval(0, .waitingForStrand, 20, 400),
      interval(1, .ready, 0, 20), interval(1, .running, 20, 100, core: 0),
      interval(1, .ready, 100, 160), interval(1, .running, 160, 240, core: 0),
      interval(1, .waitingForLock, 240, 300, "savings"), interval(1, .running, 300, 340, core: 0),
      interval(2, .ready, 20, 100), interval(2, .running, 100, 160, core: 0),
      interval(2, .waitingForIO, 160, 280, "page-1.example", bytes: 2_443),
      interval(2, .waitingForIO, 280, 360, "page-2.example", bytes: 699_000),
      interval(3, .sleeping, 20, 180), interval(3, .running, 180, 180, core: 1),
      interval(3, .sleeping, 180, 320),
      interval(4, .holdingBigLock, 20, 70, core: 1), interval(4, .waitingForStrand, 70, 120),
      interval(4, .holdingBigLock, 120, 180, core: 1),
    ],
    events: [
      Run.Event(strand: 4, time: 180 * millisecond, kind: .failed, text: "the worker died"),
      Run.Event(strand: 3, time: 320 * millisecond, kind: .cancelled),
      Run.Event(strand: 1, time: 340 * millisecond, kind: .output, text: "<done> & \"gone\""),
      Run.Event(strand: 2, time: 360 * millisecond, kind: .finished),
    ])

  /// Names in wide characters, with and without emoji.
  static let wideNames: Run = {
    var run = everything
    run.strands[1].name = "读者"
    run.strands[2].name = "書き手の長い名前です"
    run.strands[3].name = "⏰ timer"
    run.strands[4].name = "👩‍👩‍👧 family"
    return run
  }()

  /// Twelve downloads with bytes, one after the other's begin.
  static let twelve: Run = {
    var run = downloads(ends: (1...12).map { $0 * 40 })
    for index in run.intervals.indices where run.intervals[index].state == .waitingForIO {
      run.intervals[index].bytes = run.intervals[index].strand * 58_250
    }
    return run
  }()

  /// Two threads that take turns on one core, ten milliseconds each.
  static let switching: Run = {
    var run = Run(
      cores: 1, elapsed: 120 * millisecond, cpuTime: 120 * millisecond, strands: strands)
    run.intervals = [interval(0, .waitingForStrand, 0, 120)]
    for turn in 0..<12 {
      let (strand, other) = (turn % 2 + 1, (turn + 1) % 2 + 1)
      run.intervals.append(interval(strand, .running, turn * 10, turn * 10 + 10, core: 0))
      if turn < 11 {
        run.intervals.append(interval(other, .ready, turn * 10, turn * 10 + 10))
      }
    }
    return run
  }()

  /// Runs by the names of their golden files.
  static let runs: [(name: String, run: Run)] = [
    ("overlapping", overlapping), ("everything", everything), ("wide-names", wideNames),
    ("twelve", twelve),
    ("switching", switching),
  ]
}
