import ConcurrencyLab
import Synchronization

/// What happened, in order: from any thread, and without a step of its own in a simulation.
final class Notes: Sendable {
  private let lines = Synchronization.Mutex<[String]>([])

  func add(_ line: String) { lines.withLock { $0.append(line) } }

  var all: [String] { lines.withLock { $0 } }
  var text: String { all.joined(separator: " ") }
}

/// An error that a test throws.
struct Failed: Error, Equatable {
  var number = 0
}
