import Foundation
import Pictures
import Terminal
import Trace

/// Plays a run on a terminal, as fast as the simulated clock goes: what has not happened is not drawn.
///
/// `q`, Escape or Return end it; Ctrl-C ends the whole command.
struct Playing {
  private let session: Session
  private let run: Run
  private let title: Line
  /// How many simulated seconds pass in a second.
  private let speed: Double

  /// The time between two drawings.
  private static let beat = Duration.milliseconds(40)

  init(_ session: Session, run: Run, title: Line, speed: Double) {
    self.session = session
    self.run = run
    self.title = title
    self.speed = speed
  }

  /// Plays it to its end, or until somebody has seen enough.
  /// - Returns: false where there is no terminal to play it on.
  func play() throws -> Bool {
    guard session.isInteractive, let screen = LiveScreen(output: session.output) else {
      return false
    }
    defer { screen.close() }
    let begin = ContinuousClock.now
    while true {
      let passed = Double(begin.duration(to: .now) / .milliseconds(1)) * 1e6 * speed
      let now = Int(min(passed, Double(run.elapsed)))
      try screen.draw(
        PlayedMoment(run: run, title: title, now: now, speed: speed)
          .lines(on: screen.surface, height: screen.height))
      if now >= run.elapsed { return true }
      switch screen.next(within: Self.beat) {
      case .key(.character("q")), .key(.escape), .key(.enter), .ended: return true
      default: break
      }
    }
  }
}
