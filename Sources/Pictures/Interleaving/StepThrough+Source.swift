public import Terminal
import Trace

extension StepThrough {
  /// The source around the line of a step, with a mark at each line where a strand stands: at most
  /// `height` lines; none where the text is not known.
  public func source(on surface: Surface, height: Int, at step: Int) -> [Line] {
    let places = places(at: step)
    let current = places.first { $0.isCurrent }?.position
    guard let position = current ?? places.lazy.compactMap(\.position).last,
      let lines = sourceLines(of: position.file), !lines.isEmpty
    else { return [] }
    let count = min(max(height, 1), lines.count)
    let first = min(max(position.line - 1 - count / 2, 0), lines.count - count)
    let marks = (first..<first + count).map { index in
      mark(places, line: index + 1, file: position.file, on: surface)
    }
    // As wide as all names side by side, so that the source does not move from step to step.
    let names = places.reduce(0) { $0 + surface.glyphs.fit($1.strand.visible).displayWidth + 2 }
    let markWidth = min(names, surface.width / 3)
    let digits = "\(first + count)".count
    return zip(first..<first + count, marks).map { index, mark in
      let isCurrent = index + 1 == current?.line
      let number = Line("\(index + 1)", isCurrent ? .strong : .faint).paddedLeft(to: digits)
      let text = Line(surface.glyphs.fit(lines[index].visible), isCurrent ? .code : .plain)
      let head = mark.truncated(to: markWidth, mark: "").paddedLeft(to: markWidth)
      return (" " + head + " " + number + Line(" \(surface.glyphs.margin) ", .faint) + text)
        .truncated(to: surface.width, mark: surface.glyphs.ellipsis)
    }
  }

  /// The names of the strands that stand at a line, with an arrow after the one that moved last.
  private func mark(
    _ places: [Place], line: Int, file: String, on surface: Surface
  ) -> Line {
    let here = places.filter { $0.position?.line == line && $0.position?.file == file }
    return here.reduce(into: .blank) { result, place in
      let name = surface.glyphs.fit(place.strand.visible)
      if !result.isEmpty { result += " " }
      result +=
        place.isCurrent
        ? Line(name + surface.glyphs.here, .action) : Line(name + " ", .faint)
    }
  }
}
