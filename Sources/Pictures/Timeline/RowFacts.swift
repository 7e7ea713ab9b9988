import Trace

/// What a row of a timeline came to, in a line: `142 ms · 2,443 B`, `busy 9%`.
struct RowFacts {
  /// The words.
  let words: String

  init(_ row: TimelineRow, of model: TimelineModel) {
    guard row.isStrand else {
      words = "busy \(model.share(of: row))%"
      return
    }
    let bytes = row.bytes.map { " · \(ByteText.words($0))" } ?? ""
    let ending = row.ending.map { " · \($0.rawValue)" } ?? ""
    words = TimeText.words(row.end) + bytes + ending
  }
}
