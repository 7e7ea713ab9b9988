public import Terminal
public import Trace

/// The two accesses of a data race, or the two resumptions of a continuation, each with its line.
public struct RacePicture: Sendable {
  /// The finding whose accesses are shown.
  public let finding: Finding
  /// Where lines of source come from.
  public let source: SourceText

  /// Makes a picture.
  public init(_ finding: Finding, source: SourceText = SourceText()) {
    self.finding = finding
    self.source = source
  }

  /// The picture's lines: one for each access; at most `height`. Where there is no room for more, the
  /// lines of source are left out, whose numbers stay.
  public func lines(on surface: Surface, height: Int = 14) -> [Line] {
    let whole = lines(on: surface, quotes: true)
    return whole.count <= height
      ? whole : Array(lines(on: surface, quotes: false).prefix(max(height, 0)))
  }

  private func lines(on surface: Surface, quotes: Bool) -> [Line] {
    let glyphs = surface.glyphs
    let variable = finding.variable.map { glyphs.fit($0.visible) } ?? "the same memory"
    let rows = finding.accesses.map { access -> [Line] in
      let strand = finding.strands.first { $0.id == access.strand }
      let place = source.place(in: access.stack)
      let code = quotes ? place.flatMap { source.line(at: $0) } ?? "" : ""
      return [
        Line(strand.map { glyphs.fit($0.name.visible) } ?? "\(access.strand)", .heading),
        "\(Self.verb(access.action)) \(variable, .strong)",
        Line(place.map { "line \($0.line)" } ?? "", .faint),
        Line(glyphs.fit(code.visible), .code),
      ]
    }
    return Table(rows).linesOrStacks(on: surface, indent: 3)
  }

  /// What an access does, in the words of its strand's sentence.
  static func verb(_ action: Step.Action) -> String {
    switch action {
    case .read: "reads"
    case .write: "writes"
    case .resume: "resumes"
    default: "changes"
    }
  }
}
