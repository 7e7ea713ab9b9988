public import Terminal
public import Trace

/// A schedule looked at step by step: at each, the table so far, where in the source everybody stands,
/// and the values of the variables that were seen.
public struct StepThrough: Hashable, Sendable {
  /// Where one strand stands.
  public struct Place: Hashable, Sendable {
    /// The strand's name.
    public let strand: String
    /// Where its last step was; `nil` before its first, or where that has no line.
    public let position: SourcePosition?
    /// Whether the step that is looked at is its.
    public let isCurrent: Bool
  }

  /// A variable and what it held last.
  public struct Value: Hashable, Sendable {
    /// The variable, in the learner's words.
    public let variable: String
    /// Its value, as Swift prints it.
    public let value: String
    /// Whether the step that is looked at touched it.
    public let isCurrent: Bool
  }

  private let table: InterleavingTable
  private let rows: InterleavingRows

  /// Prepares a finding's schedule.
  public init(_ finding: Finding, source: SourceText = SourceText()) {
    self.table = InterleavingTable(finding, source: source)
    self.rows = InterleavingRows(finding, source: source, glyphs: .unicode)
  }

  /// How many steps there are to look at.
  public var count: Int { rows.steps.count }

  /// The table up to a step; see ``InterleavingTable/lines(on:height:current:)``.
  public func table(on surface: Surface, height: Int, at step: Int) -> [Line] {
    table.lines(on: surface, height: height, current: step)
  }

  /// A step in words: `B  write count ← 1`, with what is to be noticed there.
  public func caption(on surface: Surface, at step: Int) -> Line {
    guard rows.steps.indices.contains(step) else { return .blank }
    let shown = rows.steps[step]
    let text = StepText(shown.step, glyphs: surface.glyphs).text(verbWidth: 0)
    let note = shown.remark.map { Line("  \(surface.glyphs.fit($0.visible))", .bad) } ?? .blank
    return Line(surface.glyphs.fit(rows.names[shown.column].visible), .heading) + "  \(text)" + note
  }

  /// The lines of a file, if its text is known.
  func sourceLines(of file: String) -> [String]? { table.source.lines(of: file) }

  /// Where every strand of the table stands at a step, in the order of the columns.
  public func places(at step: Int) -> [Place] {
    let done = rows.steps.prefix(step + 1)
    return rows.names.enumerated().map { column, name in
      let last = done.last { $0.column == column && $0.position != nil }
      let isCurrent = done.last?.column == column
      return Place(strand: name, position: last?.position, isCurrent: isCurrent)
    }
  }

  /// What the variables held that steps up to this one have read or written, in the order they were
  /// first seen.
  public func values(at step: Int) -> [Value] {
    var names: [String] = []
    var values: [String: String] = [:]
    let done = rows.steps.prefix(step + 1)
    for shown in done {
      guard let target = shown.step.target, let value = shown.step.knownValue else { continue }
      if values.updateValue(value, forKey: target) == nil { names.append(target) }
    }
    return names.map { name in
      Value(
        variable: name, value: values[name] ?? "", isCurrent: done.last?.step.target == name)
    }
  }
}

extension Step {
  /// What the memory that was touched holds after this step.
  var knownValue: String? {
    switch action {
    case .read: before
    case .write, .modify: after
    default: nil
    }
  }
}
