import Pictures
import Terminal
import Trace

/// Findings and runs as the simulator reports them.
enum Samples {
  static let counterSource = """
    public final class Counter: @unchecked Sendable {
      public private(set) var count = 0

      public init() {}

      // Add one.

      public func increment() {
        count += 1
      }
    }
    """

  static let source = SourceText(["08-lost-update.swift": counterSource])

  static let strands = [
    Strand(id: 0, name: "main", kind: .main), Strand(id: 1, name: "A", kind: .thread, parent: 0),
    Strand(id: 2, name: "B", kind: .thread, parent: 0),
  ]

  static func place(_ line: Int, in file: String = "08-lost-update.swift") -> [CodeLocation] {
    [
      CodeLocation(address: 1, position: SourcePosition(file: "/kit/Cell.swift", line: 77)),
      CodeLocation(address: 2, position: SourcePosition(file: file, line: line, column: 5)),
    ]
  }

  static func read(
    _ strand: Int, _ value: Int, of target: String = "count", line: Int = 9,
    by cameBy: Step.Switch? = nil
  ) -> Step {
    Step(
      strand: strand, action: .read, target: target, before: "\(value)", stack: place(line),
      cameBy: cameBy)
  }

  static func write(
    _ strand: Int, _ value: Int, to target: String = "count", line: Int = 9,
    by cameBy: Step.Switch? = nil, remark: String? = nil
  ) -> Step {
    Step(
      strand: strand, action: .write, target: target, before: "0", after: "\(value)",
      stack: place(line), cameBy: cameBy, remark: remark)
  }

  static let lostUpdate = Finding(
    kind: .wrongOutcome, headline: "expected 2, found 1", strands: strands,
    steps: [
      Step(strand: 0, action: .start, target: "A", folded: true),
      Step(strand: 0, action: .start, target: "B", folded: true),
      read(1, 0), read(2, 0, by: .preemption), write(2, 1),
      write(1, 1, by: .finished, remark: "B's update is overwritten"),
      Step(strand: 0, action: .join, target: "A", folded: true),
    ],
    schedule: "AABBA", preemptions: 1, fewestPreemptions: true)

  static let deadlock = Finding(
    kind: .deadlock, headline: "deadlock after 6 steps", strands: strands,
    waits: [
      Finding.Wait(
        strand: 1, resource: "current", holder: 2, holds: ["savings"], stack: place(9)),
      Finding.Wait(
        strand: 2, resource: "savings", holder: 1, holds: ["current"], stack: place(9)),
    ])

  static let dataRace = Finding(
    kind: .dataRace, headline: "nothing orders two accesses to 'count'", strands: strands,
    variable: "count",
    accesses: [
      Finding.Access(strand: 1, action: .write, stack: place(9)),
      Finding.Access(strand: 2, action: .read, stack: place(2)),
    ])

  /// Three downloads that overlap on one core.
  static let overlapping = downloads(ends: [142, 221, 330])

  static func downloads(ends: [Int]) -> Run {
    let millisecond = 1_000_000
    let strands =
      [Strand(id: 0, name: "main", kind: .main)]
      + ends.indices.map { Strand(id: $0 + 1, name: "page \($0 + 1)", kind: .task, parent: 0) }
    let elapsed = (ends.max() ?? 0) * millisecond
    var intervals = [Run.Interval(strand: 0, state: .waitingForStrand, start: 0, end: elapsed)]
    for (index, end) in ends.enumerated() {
      let strand = index + 1
      let begin = index * 10 * millisecond
      intervals += [
        Run.Interval(
          strand: strand, state: .running, start: begin, end: begin + 10 * millisecond, core: 0),
        Run.Interval(
          strand: strand, state: .waitingForIO, start: begin + 10 * millisecond,
          end: end * millisecond, label: "page \(strand)"),
        Run.Interval(
          strand: strand, state: .running, start: end * millisecond, end: end * millisecond, core: 0
        ),
      ]
    }
    return Run(
      cores: 1, elapsed: elapsed, cpuTime: ends.count * 10 * millisecond, strands: strands,
      intervals: intervals)
  }

  /// A picture as it arrives on a surface.
  static func screen(
    width: Int = 80, glyphs: Glyphs = .unicode, _ draw: (Surface) -> [Line]
  ) -> String {
    let surface = Surface(width: width, glyphs: glyphs)
    return surface.render(draw(surface))
  }
}
