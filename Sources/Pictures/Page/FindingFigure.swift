public import Trace

/// A finding on a page: what was observed, who waits for whom or what races, and the interleaving with
/// a slider beside the source.
struct FindingFigure {
  private let finding: Finding
  private let source: SourceText
  private let id: String

  init(_ finding: Finding, source: SourceText, id: String) {
    self.finding = finding
    self.source = source
    self.id = id
  }

  /// - Parameter search: what there is to say about the search that found it.
  func markup(with search: [Markup] = []) -> [Markup] {
    let headline = Markup(
      "p", ["class": finding.kind == .shown ? "headline" : "headline wrong"],
      [
        Markup("strong", text: finding.kind.words), Markup(text: " "),
        Markup("span", text: finding.headline),
      ])
    let introduction =
      FindingPicture(finding, source: source).introduction
      .map { [Markup("p", [:], text: $0)] } ?? []
    let waits = finding.waits.isEmpty ? [] : WaitingFigure(finding, source: source).markup
    let accesses = finding.accesses.isEmpty ? [] : [accessTable]
    let steps = InterleavingFigure(finding, source: source, id: id).markup
    return [headline] + search + waits + accesses + (steps.isEmpty ? [] : introduction) + steps
      + schedule
  }

  private var accessTable: Markup {
    let rows = finding.accesses.map { access in
      let place = source.place(in: access.stack)
      let code = place.flatMap { source.line(at: $0) } ?? ""
      return Markup(
        "tr", [:],
        [
          Markup("th", ["scope": "row"], text: finding.name(of: access.strand)),
          Markup("td", text: "\(RacePicture.verb(access.action)) \(finding.variable ?? "")"),
          Markup("td", text: place.map { "line \($0.line)" } ?? ""),
          Markup("td", [:], [Markup("code", text: code)]),
        ])
    }
    return Markup(
      "div", ["class": "wide"],
      [Markup("table", ["class": "accesses"], [Markup("tbody", [:], rows)])])
  }

  private var schedule: [Markup] {
    guard !finding.schedule.isEmpty else { return [] }
    return [
      Markup(
        "p", ["class": "schedule"],
        [Markup(text: "The schedule, to replay: "), Markup("code", text: finding.schedule)])
    ]
  }
}

extension Finding {
  /// A strand's name, or its number where it has none.
  func name(of strand: Int) -> String {
    strands.first { $0.id == strand }?.name ?? "\(strand)"
  }
}

extension Finding.Kind {
  /// The field's word for it.
  public var words: String {
    switch self {
    case .wrongOutcome: "Wrong outcome"
    case .threw: "Unexpected error"
    case .dataRace: "Data race"
    case .deadlock: "Deadlock"
    case .lostWakeup: "Lost wake-up"
    case .spinning: "Going round"
    case .livelock: "Livelock"
    case .leakedStrand: "Left running"
    case .neverResumed: "Continuation never resumed"
    case .resumedTwice: "Continuation resumed twice"
    case .unbalancedUnlock: "Unlocked without the lock"
    case .stackOverflow: "Stack overflow"
    case .diverged: "Not repeatable"
    case .cannotSimulate: "Cannot be simulated"
    case .undecided: "Not decided"
    case .wrongRun: "Expectation broken"
    case .shown: "As asked"
    }
  }
}
