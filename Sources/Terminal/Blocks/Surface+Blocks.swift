extension Surface {
  /// A rule across the whole width.
  public var rule: Line { Line(String(repeating: glyphs.rule, count: width), .faint) }

  /// A line with something at its left and something at its right end; where both do not fit, the
  /// right part goes below.
  public func ends(_ left: Line, _ right: Line) -> [Line] {
    let gap = width - left.width - right.width
    if gap >= 2 { return [left + Line(String(repeating: " ", count: gap)) + right] }
    return left.wrapped(to: width, hanging: 1)
      + right.indented(by: 1).wrapped(to: width, hanging: 1)
  }

  /// A paragraph, one column from the left.
  public func paragraph(_ line: Line, indent: Int = 1) -> [Line] {
    line.wrapped(to: width - indent).map { $0.indented(by: indent) }
  }

  /// A paragraph with its label in the margin; on a narrow surface the label stands above.
  public func labelled(_ label: String, _ text: Line, margin: Int = 18) -> [Line] {
    guard width >= margin + 24 else {
      return [Line(" \(label)", .strong)] + paragraph(text, indent: 3)
    }
    let lines = text.wrapped(to: width - margin - 1)
    return lines.enumerated().map { index, line in
      index == 0
        ? Line(" \(label)", .strong).padded(to: margin + 1) + line : line.indented(by: margin + 1)
    }
  }

  /// A bar of progress: `part` of `columns` filled, `part` from 0 to 1.
  public func bar(_ part: Double, columns: Int) -> Line {
    let bounded = part.isFinite ? min(max(part, 0), 1) : 0
    let filled = Int((bounded * Double(columns)).rounded(.down))
    return Line(String(repeating: glyphs.filled, count: filled), .good)
      + Line(String(repeating: glyphs.empty, count: columns - filled), .faint)
  }
}
