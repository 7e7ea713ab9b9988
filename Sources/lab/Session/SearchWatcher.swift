import Synchronization
import Terminal
import Trace

/// Draws how far a search is, once it has gone on for long enough to be wondered about.
final class SearchWatcher: Sendable {
  private let line: Mutex<ProgressLine>
  private let begin = ContinuousClock.now
  private let surface: Surface

  init(on output: Output) {
    self.line = Mutex(ProgressLine(on: output))
    self.surface = output.surface
  }

  /// Takes in what the program says about itself.
  func take(_ record: Record) {
    guard case .progress(let executions, let covered) = record.content,
      begin.duration(to: .now) > .milliseconds(300)
    else { return }
    let share = covered.map { ", about \(Int((min(max($0, 0), 1)) * 100))%" } ?? ""
    // Whether anybody can see the progress changes nothing.
    line.withLock { try? $0.show(" \(Words.count(executions, "run"))\(share)") }
  }

  /// Takes the line away.
  func finish() { line.withLock { try? $0.finish() } }
}
