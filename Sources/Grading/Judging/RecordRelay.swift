import Foundation
import Trace

/// Passes records on as they arrive, while the program still runs.
struct RecordRelay {
  let onRecord: (@Sendable (Record) -> Void)?
  private var seen = 0

  /// Makes a relay; without a receiver it does nothing.
  init(onRecord: (@Sendable (Record) -> Void)?) { self.onRecord = onRecord }

  /// Looks at everything that has arrived so far.
  mutating func take(_ bytes: [UInt8]) {
    guard let onRecord else { return }
    while let end = bytes[seen...].firstIndex(of: 0x0A) {
      let line = bytes[seen..<end]
      seen = end + 1
      if let record = try? JSONDecoder().decode(Record.self, from: Data(line)) { onRecord(record) }
    }
  }
}
