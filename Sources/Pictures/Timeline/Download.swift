import Trace

/// One thing that a strand fetched: a stretch of waiting for input under one label.
struct Download: Hashable {
  let label: String?
  /// The waits that follow each other without a pause.
  private(set) var waits: [Run.Interval]

  var start: Int { waits.first?.start ?? 0 }

  var end: Int { waits.last?.end ?? 0 }

  /// How many bytes come in, if that is known.
  var bytes: Int? {
    let known = waits.compactMap(\.bytes)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// How much has come at a moment, from 0 to 1: of its bytes, or of its time where no bytes are known.
  ///
  /// Within one wait, bytes come evenly.
  func part(at now: Int) -> Double {
    let weights = waits.map { wait in
      Double(bytes == nil ? wait.end - wait.start : wait.bytes ?? 0)
    }
    let whole = weights.reduce(0, +)
    guard now < end, whole > 0 else { return now < end ? 0 : 1 }
    let come = zip(waits, weights).reduce(0) { $0 + $1.1 * Self.part(of: $1.0, at: now) }
    return come / whole
  }

  private static func part(of wait: Run.Interval, at now: Int) -> Double {
    guard wait.end > wait.start else { return now >= wait.end ? 1 : 0 }
    return Double(min(max(now, wait.start), wait.end) - wait.start) / Double(wait.end - wait.start)
  }

  /// What a strand fetched, from its intervals in order.
  static func all(in intervals: [Run.Interval]) -> [Download] {
    intervals.filter { $0.state == .waitingForIO }.reduce(into: []) { downloads, wait in
      if let last = downloads.last, last.label == wait.label, last.end == wait.start {
        downloads[downloads.count - 1].waits.append(wait)
      } else {
        downloads.append(Download(label: wait.label, waits: [wait]))
      }
    }
  }
}
