import Terminal
import Trace

/// What is said at the end of each row of a timeline, in columns that align: when it ended, how many
/// bytes came; for a core how busy it was; for a moment of a run how far a download is.
struct TimelineFacts {
  private let model: TimelineModel
  private let surface: Surface
  private let widths: [Int]

  /// The columns that a bar of progress takes.
  private static let bar = 10

  /// Facts that take at most so much room; what has none is left out.
  init(_ model: TimelineModel, surface: Surface, room: Int) {
    self.model = model
    self.surface = surface
    let cells = model.rows.map {
      Self.cells($0, of: model, at: model.now.map { _ in .max }, surface)
    }
    let count = cells.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    while !widths.isEmpty, Self.width(of: widths) > room { widths.removeLast() }
    self.widths = widths
  }

  /// The columns that the facts take.
  var width: Int { Self.width(of: widths) }

  private static func width(of widths: [Int]) -> Int {
    widths.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) }
  }

  /// The facts of a row.
  func line(_ row: TimelineRow) -> Line {
    let cells = Self.cells(row, of: model, at: model.now, surface)
    return zip(widths, cells).reduce(into: .blank) { line, column in
      guard column.0 > 0 else { return }
      line += "  " + column.1.paddedLeft(to: column.0)
    }
  }

  private static func cells(
    _ row: TimelineRow, of model: TimelineModel, at now: Int?, _ surface: Surface
  ) -> [Line] {
    guard row.isStrand else {
      let share = now == .max ? 100 : model.share(of: row)
      return [Line("busy \(share)%", .faint)]
    }
    guard let now else {
      let bytes = row.bytes.map(ByteText.words) ?? ""
      return [Line(TimeText.words(row.end), .faint), Line(bytes, .faint)]
    }
    guard let download = row.downloads.last(where: { $0.start <= now }) else { return [] }
    let part = download.part(at: now)
    return [surface.bar(part, columns: bar), Line(come(download, part), .faint)]
  }

  /// How much has come: bytes, or a share where no bytes are known.
  private static func come(_ download: Download, _ part: Double) -> String {
    guard let bytes = download.bytes else { return "\(Int(part * 100))%" }
    return ByteText.words(Int(Double(bytes) * part))
  }
}
