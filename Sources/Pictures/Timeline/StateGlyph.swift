import Terminal
import Trace

extension Run.State {
  /// How a stretch of this state is drawn.
  func glyph(_ glyphs: Glyphs) -> String {
    let isUnicode = glyphs == .unicode
    return switch self {
    case .running: isUnicode ? "█" : "#"
    case .holdingBigLock: isUnicode ? "▓" : "@"
    case .ready: isUnicode ? "╌" : "="
    case .waitingForIO: isUnicode ? "░" : "."
    case .waitingForLock: isUnicode ? "▒" : "~"
    case .waitingForStrand: isUnicode ? "─" : "-"
    case .sleeping: isUnicode ? "∙" : "z"
    }
  }

  /// What the legend says of it.
  var words: String {
    switch self {
    case .running: "running"
    case .holdingBigLock: "running with the big lock"
    case .ready: "could run, has no core"
    case .waitingForIO: "waiting for input"
    case .waitingForLock: "waiting for a lock"
    case .waitingForStrand: "waiting for another"
    case .sleeping: "asleep"
    }
  }

  /// Its colour, which says nothing that the glyph does not.
  var style: Style {
    switch self {
    case .running: .good
    case .holdingBigLock: .action
    case .ready: .doubtful
    case .waitingForIO: .code
    case .waitingForLock: .bad
    case .waitingForStrand: .faint
    case .sleeping: .plain
    }
  }
}
