import Terminal

/// One's own solution beside the reference: what each has that the other has not.
struct DiffScreen {
  var own: String
  var reference: String

  /// The most lines of a text that are compared; beyond it the reference is shown alone.
  private static let limit = 2000
  /// How many equal lines are shown around a difference.
  private static let context = 2

  func lines(on surface: Surface) -> [Line] {
    let own = Self.split(own)
    let reference = Self.split(reference)
    guard own.count <= Self.limit, reference.count <= Self.limit else {
      return reference.map { code("  ", $0, .code, on: surface) }
    }
    let changes = LineDiff(from: own, to: reference).changes
    guard changes.contains(where: \.isChange) else {
      return [" Yours and the reference are the same, line by line."]
    }
    let heading: Line = " \("-", .bad) yours   \("+", .good) the reference"
    return [heading, .blank] + body(changes, on: surface)
  }

  private func body(_ changes: [LineDiff.Change], on surface: Surface) -> [Line] {
    var lines: [Line] = []
    var isCut = false
    for (index, change) in changes.enumerated() {
      let near = max(index - Self.context, 0)...min(index + Self.context, changes.count - 1)
      guard changes[near].contains(where: \.isChange) else {
        isCut = true
        continue
      }
      if isCut { lines.append(Line("   \(surface.glyphs.ellipsis)", .faint)) }
      isCut = false
      switch change {
      case .kept(let text): lines.append(code("  ", text, .faint, on: surface))
      case .removed(let text): lines.append(code("- ", text, .bad, on: surface))
      case .added(let text): lines.append(code("+ ", text, .good, on: surface))
      }
    }
    return lines
  }

  private func code(_ mark: String, _ text: String, _ style: Style, on surface: Surface) -> Line {
    Line(" " + mark + text, style).truncated(to: surface.width, mark: surface.glyphs.ellipsis)
  }

  private static func split(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension LineDiff.Change {
  /// Whether the line is in one text only.
  fileprivate var isChange: Bool {
    if case .kept = self { false } else { true }
  }
}
