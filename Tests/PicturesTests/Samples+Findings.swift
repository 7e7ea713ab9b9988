import Trace

extension Samples {
  /// A balance that is checked, then changed by another, then acted on.
  static let checkThenAct = Finding(
    kind: .wrongOutcome, headline: "expected a balance of at least 0, found -50", strands: strands,
    steps: [
      Step(
        strand: 1, action: .read, target: "bank.balance", before: "100", stack: place(2)),
      Step(
        strand: 2, action: .read, target: "bank.balance", before: "100", stack: place(2),
        cameBy: .preemption),
      Step(
        strand: 2, action: .write, target: "bank.balance", before: "100", after: "25",
        stack: place(9)),
      Step(strand: 2, action: .finish),
      Step(
        strand: 1, action: .read, target: "bank.balance", before: "25", stack: place(9),
        cameBy: .finished, remark: "was 100 when checked; B has changed it"),
      Step(
        strand: 1, action: .write, target: "bank.balance", before: "25", after: "-50",
        stack: place(9)),
    ],
    schedule: "A B3 A2", preemptions: 1, fewestPreemptions: true)

  /// Three strands with wide names, two switches, locks, and values that are long.
  static let three = Finding(
    kind: .wrongOutcome, headline: "expected [1, 2, 3], found [1, 3]",
    strands: [
      Strand(id: 0, name: "main", kind: .main),
      Strand(id: 1, name: "读者", kind: .thread, parent: 0),
      Strand(id: 2, name: "書き手", kind: .task, parent: 0),
      Strand(id: 3, name: "🦊 fox", kind: .process, parent: 0),
    ],
    steps: [
      Step(strand: 1, action: .lock, target: "mutex", stack: place(4)),
      Step(
        strand: 1, action: .read, target: "账户[1].balance", before: "\"长长长长长长长长长长长长长长长长\"",
        stack: place(9)),
      Step(strand: 2, action: .tryLock, target: "mutex", after: "false", cameBy: .preemption),
      Step(strand: 2, action: .yield, stack: place(6), folded: true),
      Step(
        strand: 3, action: .modify, target: "list", before: "[1]", after: "[1, 3]",
        stack: place(8), cameBy: .preemption),
      Step(strand: 1, action: .unlock, target: "mutex", stack: place(9), cameBy: .finished),
      Step(
        strand: 1, action: .write, target: "账户[1].balance", before: "1", after: "2",
        stack: place(9), remark: "🦊 fox's update is overwritten"),
    ],
    schedule: "A2 B2 C A2", preemptions: 2, fewestPreemptions: false)

  /// Three strands that wait for each other, with a lock, a semaphore and a strand.
  static let ringOfThree = Finding(
    kind: .deadlock, headline: "deadlock after 9 steps",
    strands: strands + [Strand(id: 3, name: "C", kind: .thread, parent: 0)],
    waits: [
      Finding.Wait(strand: 1, resource: "left", holder: 2, holds: ["right"], stack: place(9)),
      Finding.Wait(strand: 2, resource: "slots", holder: 3, holds: ["left"], stack: place(8)),
      Finding.Wait(strand: 3, resource: "A", holder: 1, stack: place(6)),
    ])

  /// A task whose continuation nobody resumes, and one that waits for it.
  static let suspended = Finding(
    kind: .neverResumed, headline: "A is suspended and nothing is left that could resume it",
    strands: strands,
    steps: [
      Step(strand: 0, action: .start, target: "A", folded: true), read(1, 0),
      write(0, 1, by: .blocked),
    ],
    schedule: "AM", preemptions: 0, fewestPreemptions: true,
    waits: [
      Finding.Wait(strand: 1, resource: "somebody who resumes it", stack: place(9)),
      Finding.Wait(strand: 0, resource: "A", holder: 1, stack: place(2)),
    ])

  /// A finding of a kind, with all that a finding can have, and long.
  static func full(_ kind: Finding.Kind) -> Finding {
    var finding = deadlock
    finding.kind = kind
    finding.headline = "what was observed"
    finding.steps = (0..<30).flatMap { round in
      [read(1, round), read(2, round, by: .preemption), write(2, round + 1), write(1, round + 1)]
    }
    finding.preemptions = 30
    finding.schedule = "A B2 A"
    finding.variable = "count"
    finding.accesses = dataRace.accesses
    return finding
  }

  /// Findings by the names of their golden files.
  static let findings: [(name: String, finding: Finding)] = [
    ("lost-update", lostUpdate), ("check-then-act", checkThenAct), ("three", three),
    ("deadlock", deadlock), ("ring", ringOfThree), ("race", dataRace), ("suspended", suspended),
  ]
}
