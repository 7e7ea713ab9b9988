import Trace

/// Which rows of a timeline are drawn where not all of them have room.
///
/// Whoever failed or was cancelled stays, then who took longest; the rows keep their order.
struct TimelineFold {
  let rows: [TimelineRow]
  /// What is left out: `28 more strands`.
  let words: String?

  init(_ model: TimelineModel, room: Int) {
    guard model.rows.count > room else {
      rows = model.rows
      words = nil
      return
    }
    let cores = model.coreRows.prefix(max((room - 1) / 2, model.strandRows.isEmpty ? room - 1 : 0))
    let places = max(room - 1 - cores.count, 1)
    let strands = Self.foremost(model.strandRows, places)
    rows = strands + cores
    words = [
      Self.count(model.strandRows.count - strands.count, "strand"),
      Self.count(model.coreRows.count - cores.count, "core"),
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func count(_ count: Int, _ noun: String) -> String? {
    count > 0 ? "\(count) more \(noun)\(count == 1 ? "" : "s")" : nil
  }

  private static func foremost(_ rows: [TimelineRow], _ places: Int) -> [TimelineRow] {
    guard rows.count > places else { return rows }
    let order = rows.indices.sorted { one, other in
      let (a, b) = (rank(rows[one]), rank(rows[other]))
      return a == b ? one < other : a > b
    }
    return order.prefix(places).sorted().map { rows[$0] }
  }

  private static func rank(_ row: TimelineRow) -> (Int, Int) {
    (row.ending == nil ? 0 : 1, row.end)
  }
}
