import Terminal
import Trace

/// What is marked at one moment of a timeline.
enum MomentGlyph: Int, Hashable, CaseIterable {
  /// The strand goes on waiting, but for something else; the core goes to another strand.
  case next
  /// Whoever could have gone on has lost the core.
  case interrupted
  case cancelled
  case failed

  /// How it is drawn.
  func glyph(_ glyphs: Glyphs) -> String {
    let isUnicode = glyphs == .unicode
    return switch self {
    case .next: isUnicode ? "│" : ":"
    case .interrupted: isUnicode ? "┤" : "|"
    case .cancelled: isUnicode ? "⊘" : "/"
    case .failed: isUnicode ? "✗" : "x"
    }
  }

  /// What the legend says of it.
  var words: String {
    switch self {
    case .next: "the next one"
    case .interrupted: "interrupted"
    case .cancelled: "cancelled"
    case .failed: "failed"
    }
  }

  /// Its colour, which says nothing that the glyph does not.
  var style: Style {
    switch self {
    case .next: .faint
    case .interrupted: .strong
    case .cancelled: .emphasis
    case .failed: .heading
    }
  }

  init?(_ kind: Run.Event.Kind) {
    switch kind {
    case .failed: self = .failed
    case .cancelled: self = .cancelled
    case .finished, .output, .note: return nil
    }
  }
}
