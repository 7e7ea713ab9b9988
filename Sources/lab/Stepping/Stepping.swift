import Grading
import Terminal
import Trace

/// Steps through a schedule at a terminal, until somebody leaves.
struct Stepping {
  /// The terminal.
  let live: LiveScreen
  /// What is drawn.
  var screen: StepScreen
  /// Runs another schedule; a failure is told on the screen.
  let play: (Schedule) throws(ReplayFailure) -> Finding

  /// Takes keys until one of them leaves; the finding that was on screen then.
  mutating func run() throws -> Finding {
    while true {
      try live.draw(screen.lines(on: live.surface, height: live.height))
      switch live.next() {
      case .key(let key):
        switch screen.stepper.take(key) {
        case .draw: break
        case .leave: return screen.stepper.scene.finding
        case .play(let schedule): try follow(schedule)
        }
      case .changed, nil: break
      case .ended: return screen.stepper.scene.finding
      }
    }
  }

  private mutating func follow(_ schedule: Schedule) throws {
    screen.stepper.say("running it")
    try live.draw(screen.lines(on: live.surface, height: live.height))
    screen.stepper.say(nil)
    do throws(ReplayFailure) {
      let finding = try play(schedule)
      if finding.kind == .diverged {
        screen.stepper.say(finding.headline)
      } else {
        screen.stepper.arrive(finding, by: schedule)
      }
    } catch {
      if error == .cancelled { throw GradingError.cancelled }
      screen.stepper.say(error.description)
    }
  }
}
