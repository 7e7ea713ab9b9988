import Terminal
import Trace

/// The parts of a finding's picture: who waits for whom, what races, the interleaving.
struct FindingBlocks {
  private let finding: Finding
  private let source: SourceText

  init(_ finding: Finding, source: SourceText) {
    self.finding = finding
    self.source = source
  }

  /// The parts, from top to bottom.
  var blocks: [SVGBlock] { waits + accesses + InterleavingBlock(finding, source: source).blocks }

  private var waits: [SVGBlock] {
    let rows = finding.waits.map { wait in
      [
        finding.name(of: wait.strand),
        wait.holds.isEmpty ? "" : "holds \(wait.holds.joined(separator: ", "))",
        "waits for \(wait.resource)",
      ] + place(wait.stack)
    }
    return rows.isEmpty ? [] : [table(rows)] + (WaitCycle(finding).map { [cycle($0)] } ?? [])
  }

  private var accesses: [SVGBlock] {
    let rows = finding.accesses.map { access in
      [
        finding.name(of: access.strand),
        "\(RacePicture.verb(access.action)) \(finding.variable ?? "the same memory")",
      ] + place(access.stack)
    }
    return rows.isEmpty ? [] : [table(rows)]
  }

  private func place(_ stack: [CodeLocation]) -> [String] {
    let place = source.place(in: stack)
    return [place.map { "line \($0.line)" } ?? "", place.flatMap { source.line(at: $0) } ?? ""]
  }

  private func table(_ rows: [[String]]) -> SVGBlock {
    var left = 0
    var shapes: [Markup] = []
    for column in 0..<(rows.map(\.count).max() ?? 0) {
      let cells = rows.map { column < $0.count ? $0[column] : "" }
      let width = min(cells.map { SVGBlock.width(of: $0) }.max() ?? 0, 48 * SVGBlock.column)
      guard width > 0 else { continue }
      for (index, cell) in cells.enumerated() where !cell.isEmpty {
        shapes.append(
          SVGBlock.text(
            cell, x: left, y: index * SVGBlock.line + 15, style: column == 0 ? "strong" : nil,
            room: width))
      }
      left += width + 24
    }
    return SVGBlock(width: left, height: rows.count * SVGBlock.line, shapes: shapes)
  }

  /// The stations of a cycle in boxes, strands square and what they wait for round, with arrows.
  private func cycle(_ cycle: WaitCycle) -> SVGBlock {
    var left = 0
    var shapes: [Markup] = []
    for (index, name) in cycle.names.enumerated() {
      if index > 0 {
        shapes.append(
          Markup("path", ["class": "arrow", "d": "M\(left + 4) 20H\(left + 30)m-6 -5l6 5l-6 5"]))
        left += 36
      }
      let width = min(SVGBlock.width(of: name.text), 24 * SVGBlock.column) + 20
      shapes.append(
        Markup(
          "rect",
          [
            "class": name.isStrand ? "node" : "node resource", "x": "\(left)", "y": "6",
            "width": "\(width)", "height": "28", "rx": name.isStrand ? "4" : "14",
          ]))
      shapes.append(
        SVGBlock.text(
          name.text, x: left + 10, y: 25, style: name.isStrand ? "strong" : nil, room: width - 20))
      left += width
    }
    return SVGBlock(width: left, height: 42, shapes: shapes)
  }
}
