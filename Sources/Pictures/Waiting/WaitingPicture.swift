public import Terminal
public import Trace

/// Who holds what and waits for what, and the cycle that it makes.
public struct WaitingPicture: Sendable {
  /// The finding whose waits are shown.
  public let finding: Finding
  /// Where lines of source come from.
  public let source: SourceText

  /// Makes a picture.
  public init(_ finding: Finding, source: SourceText = SourceText()) {
    self.finding = finding
    self.source = source
  }

  /// The picture's lines: one for each wait, then the cycle if the waits close one; at most `height`.
  ///
  /// Where there is no room for all, the cycle stays.
  public func lines(on surface: Surface, height: Int = 14) -> [Line] {
    let cycle = cycle(on: surface)
    for count in stride(from: finding.waits.count, through: 1, by: -1) {
      let lines = table(finding.waits.prefix(count), on: surface) + cycle
      if lines.count <= height { return lines }
    }
    let first = table(finding.waits.prefix(1), on: surface)
    return Array(first.prefix(max(height - cycle.count, 0)) + cycle.prefix(height))
  }

  private func table(_ waits: some Collection<Finding.Wait>, on surface: Surface) -> [Line] {
    let rows = waits.map { row($0, surface: surface) }
    let left = finding.waits.count - waits.count
    let rest = left > 0 ? [Line("   \(surface.glyphs.ellipsis) \(left) more", .faint)] : []
    let holdsAny = waits.contains { !$0.holds.isEmpty }
    let table = Table(rows.map { holdsAny ? $0 : [$0[0]] + $0.dropFirst(2) })
    return table.linesOrStacks(on: surface, indent: 3) + rest
  }

  private func row(_ wait: Finding.Wait, surface: Surface) -> [Line] {
    let glyphs = surface.glyphs
    let held = wait.holds.map { glyphs.fit($0.visible) }.joined(separator: ", ")
    let place = source.place(in: wait.stack)
    let code = place.flatMap { source.line(at: $0) } ?? ""
    return [
      Line(name(of: wait.strand, glyphs), .heading),
      held.isEmpty ? .blank : "holds \(held, .strong)",
      "waits for \(glyphs.fit(wait.resource.visible), .strong)",
      Line(place.map { "line \($0.line)" } ?? "", .faint),
      Line(glyphs.fit(code.visible), .code),
    ]
  }

  /// `A ─► current ─► B ─► savings ─► A`, if each waits for the next and the last for the first.
  private func cycle(on surface: Surface) -> [Line] {
    guard let cycle = WaitCycle(finding) else { return [] }
    let glyphs = surface.glyphs
    let parts = cycle.names.map { glyphs.fit($0.text.visible) }
    return Line(parts.joined(separator: " \(glyphs.leads) "), .bad)
      .wrapped(to: surface.width - 6).map { $0.indented(by: 6) }
  }

  private func name(of strand: Int, _ glyphs: Glyphs) -> String {
    finding.strands.first { $0.id == strand }.map { glyphs.fit($0.name.visible) } ?? "\(strand)"
  }
}
