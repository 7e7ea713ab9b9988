extension Markdown {
  /// The lines of this page on a surface, one column from the left.
  public func lines(on surface: Surface, indent: Int = 1) -> [Line] {
    let layout = Layout(surface: surface, room: surface.width - indent)
    return layout.lines(blocks).map { $0.indented(by: indent) }
  }

  /// One paragraph's pieces as a line, to be wrapped by whoever shows it.
  public static func line(_ inlines: [Inline], on surface: Surface) -> Line {
    inlines.reduce(into: Line.blank) { $0 += line($1, style: .plain, on: surface) }
  }

  /// Text with Markdown's inline marks as a line: code, stress, links.
  public static func line(_ text: String, on surface: Surface) -> Line {
    line(InlineParser.parse(text), on: surface)
  }

  private static func line(_ inline: Inline, style: Style, on surface: Surface) -> Line {
    switch inline {
    case .text(let text): return Line(surface.glyphs.fit(text), style)
    case .code(let text):
      return surface.showsStyle ? Line(text, .code) : Line("`\(text)`")
    case .emphasis(let inner): return joined(inner, style: .emphasis, on: surface)
    case .strong(let inner): return joined(inner, style: .strong, on: surface)
    case .link(let inner, let target):
      let text = joined(inner, style: style, on: surface)
      let isShown = target.hasPrefix("http") && target != text.text
      return isShown ? text + Line(" (\(target))", .faint) : text
    case .lineBreak: return " "
    }
  }

  private static func joined(_ inlines: [Inline], style: Style, on surface: Surface) -> Line {
    inlines.reduce(into: Line.blank) { $0 += line($1, style: style, on: surface) }
  }
}

/// How blocks are laid out: at the left edge of so many columns.
private struct Layout {
  let surface: Surface
  let room: Int

  /// The same, with fewer columns; never so few that a word could not be read.
  func narrower(by columns: Int) -> Layout {
    Layout(surface: surface, room: max(room - columns, 1))
  }

  func lines(_ blocks: [Markdown.Block], isTight: Bool = false) -> [Line] {
    var result: [Line] = []
    for block in blocks {
      if !result.isEmpty, !isTight { result.append(.blank) }
      result += lines(block)
    }
    return result
  }

  private func lines(_ block: Markdown.Block) -> [Line] {
    switch block {
    case .heading(_, let inlines):
      return Markdown.line(inlines, on: surface).styled(.heading).wrapped(to: room)
    case .paragraph(let inlines):
      return inlines.split(separator: .lineBreak).flatMap { part in
        Markdown.line(Array(part), on: surface).wrapped(to: room)
      }
    case .list(let start, let items): return list(start: start, items: items)
    case .code(_, let lines):
      let indent = room > 20 ? 3 : 0
      return lines.flatMap { line in
        Line(line, .code).broken(to: room - indent).map { $0.indented(by: indent) }
      }
    case .quote(let blocks):
      let margin = Line("\(surface.glyphs.margin) ", .faint)
      return framed(narrower(by: margin.width).lines(blocks), first: margin, rest: margin)
    case .table(let header, let rows, let alignments):
      let heads = header.map { Markdown.line($0, on: surface).styled(.heading) }
      let body = rows.map { row in row.map { Markdown.line($0, on: surface) } }
      let lines = Table([heads] + body, alignments: alignments).lines(in: room, on: surface)
      let rule = Line(String(repeating: surface.glyphs.rule, count: lines.widest), .faint)
      return lines.prefix(1) + [rule] + lines.dropFirst()
    case .rule:
      return [Line(String(repeating: surface.glyphs.rule, count: room), .faint)]
    }
  }

  private func list(start: Int?, items: [[Markdown.Block]]) -> [Line] {
    let marks = items.indices.map { index in
      start.map { "\($0 + index). " } ?? "\(surface.glyphs.bullet) "
    }
    let hang = marks.map(\.displayWidth).max() ?? 2
    let inner = narrower(by: hang)
    return zip(marks, items).flatMap { mark, blocks in
      framed(
        inner.lines(blocks, isTight: true), first: Line(mark).padded(to: hang),
        rest: Line(String(repeating: " ", count: hang)))
    }
  }

  /// Lines with something before each; where there is no room for it, it is left out.
  private func framed(_ lines: [Line], first: Line, rest: Line) -> [Line] {
    let lines = lines.isEmpty ? [.blank] : lines
    guard room > first.width + 4 else { return lines }
    return lines.enumerated().map { index, line in (index == 0 ? first : rest) + line }
  }
}

extension [Line] {
  /// The columns of the widest line, without blanks at its end.
  fileprivate var widest: Int {
    map { line in
      let text = line.text
      return line.width - text.reversed().prefix { $0 == " " }.count
    }.max() ?? 0
  }
}

extension Line {
  /// Program text, broken without regard to words where it is too long for a line.
  fileprivate func broken(to width: Int) -> [Line] {
    var rest = text[...]
    var result: [Line] = []
    repeat {
      let fitting = rest.prefix(columns: width)
      let part = fitting.isEmpty ? rest.prefix(1) : fitting
      result.append(Line(String(part), spans.first?.style ?? .plain))
      rest = rest[part.endIndex...]
    } while !rest.isEmpty
    return result
  }
}
