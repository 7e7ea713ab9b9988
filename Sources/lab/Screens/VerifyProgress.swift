import Foundation
import Terminal

/// The line that says how far verifying is.
struct VerifyProgress {
  private let surface: Surface
  private let checks: Int
  private let begin = ContinuousClock.now
  private var line: ProgressLine

  init(_ session: Session, checks: Int) {
    self.surface = session.errors.surface
    self.checks = checks
    self.line = ProgressLine(on: session.errors)
  }

  /// Draws how many checks are done.
  mutating func show(_ done: Int) throws {
    let part = checks > 0 ? Double(done) / Double(checks) : 1
    let spent = Double(begin.duration(to: .now) / .seconds(1))
    let left = done > 0 ? "   about \(Words.seconds(max(spent / part - spent, 0))) left" : ""
    try line.show(
      " verify  " + surface.bar(part, columns: 20) + "  \(done) of \(checks)" + Line(left, .faint))
  }

  /// Takes the line away.
  mutating func finish() throws { try line.finish() }
}
