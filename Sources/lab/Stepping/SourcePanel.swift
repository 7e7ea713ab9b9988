import Pictures
import Terminal
import Trace

/// The learner's file around where strands are: before each line the names of those that did their
/// last step there.
struct SourcePanel {
  var finding: Finding
  /// How many steps have been done.
  var done: Int
  /// Where a step is in the learner's file.
  var source: SourceText
  /// The text of the file.
  var text: String

  /// The lines around the step that was done last, or else around the first.
  func lines(on surface: Surface, height: Int) -> [Line] {
    let code = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let places = places
    let last = finding.steps.prefix(done).last { line(of: $0) != nil }
    let current = last.flatMap(line) ?? firstLine
    guard height > 0, let current, code.indices.contains(current - 1) else { return [] }
    let start = min(max(current - 1 - height / 2, 0), max(code.count - height, 0))
    let names = places.values.map { joined($0, on: surface).displayWidth }.max() ?? 0
    let gutter = min(max(names, 1), surface.width / 4)
    return code.indices.dropFirst(start).prefix(height).map { index in
      let number = index + 1
      let isHere = last != nil && number == current
      let who = Line(joined(places[number] ?? [], on: surface), isHere ? .action : .heading)
        .truncated(to: gutter, mark: surface.glyphs.ellipsis)
      let mark = isHere ? surface.glyphs.here : " "
      let head =
        Line(" ") + who.padded(to: gutter) + Line(mark, .action)
        + Line("\(number)", .faint).paddedLeft(to: 4) + "  "
      return
        (head + Line(surface.glyphs.fit(String(code[index]).visible), isHere ? .strong : .code))
        .truncated(to: surface.width, mark: surface.glyphs.ellipsis)
    }
  }

  /// The strands at each line, by number of the line.
  private var places: [Int: [Int]] {
    var last: [Int: Int] = [:]
    for step in finding.steps.prefix(done) {
      if let line = line(of: step) { last[step.strand] = line }
    }
    var places: [Int: [Int]] = [:]
    for strand in last.keys.sorted() { places[last[strand] ?? 0, default: []].append(strand) }
    return places
  }

  private var firstLine: Int? { finding.steps.lazy.compactMap(line).first }

  private func line(of step: Step) -> Int? { source.place(in: step.stack)?.line }

  private func joined(_ strands: [Int], on surface: Surface) -> String {
    strands.map { id in
      finding.strands.first { $0.id == id }.map { surface.glyphs.fit($0.name.visible) } ?? "\(id)"
    }.joined(separator: " ")
  }
}
