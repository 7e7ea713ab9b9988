/// The characters that pictures and lists are made of: Unicode, or twins in ASCII.
public enum Glyphs: Hashable, Sendable, CaseIterable {
  case unicode
  case ascii

  /// Chooses between the two.
  private func pick(_ unicode: String, _ ascii: String) -> String {
    self == .unicode ? unicode : ascii
  }

  /// Passed.
  public var pass: String { pick("✓", "+") }
  /// Failed.
  public var fail: String { pick("✗", "x") }
  /// Neither.
  public var doubt: String { pick("?", "?") }
  /// Where one is.
  public var current: String { pick("●", "*") }
  /// The line that one is at.
  public var here: String { pick("►", ">") }
  /// Still to do.
  public var open: String { pick("○", ".") }
  /// A horizontal rule.
  public var rule: String { pick("─", "-") }
  /// The upright between a line number and its source.
  public var margin: String { pick("│", "|") }
  /// Leads from a line of source to what is said of it.
  public var elbow: String { pick("╰─", "`-") }
  /// A list's bullet.
  public var bullet: String { pick("•", "*") }
  /// Between facts on one line.
  public var dot: String { pick("·", "-") }
  /// Where text was left out.
  public var ellipsis: String { pick("…", "...") }
  /// A read: the variable gives a value.
  public var gives: String { pick("→", "->") }
  /// A write: the variable takes a value.
  public var takes: String { pick("←", "<-") }
  /// An arrow that leads to the next of a chain.
  public var leads: String { pick("─►", "->") }
  /// The filled part of a bar of progress.
  public var filled: String { pick("▓", "#") }
  /// The empty part of a bar of progress.
  public var empty: String { pick("░", ".") }

  /// `text` in characters that this set has: what has no twin in ASCII becomes `?`, once a column.
  public func fit(_ text: String) -> String {
    guard self == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { result, character in
      if character.isASCII {
        result.append(character)
      } else {
        result += Self.twins[character] ?? String(repeating: "?", count: character.displayWidth)
      }
    }
  }

  /// What prose and program text may hold, and how it is written in ASCII.
  private static let twins: [Character: String] = [
    "—": "-", "–": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "…": "...", "·": "-",
    "•": "*", "→": "->", "←": "<-", "►": ">", "─": "-", "│": "|", "╰": "`", "×": "x",
    "✓": "+", "✗": "x", "●": "*", "○": ".", "█": "#", "░": ".", "▒": "~", "▓": "#",
    "≤": "<=", "≥": ">=", "≠": "!=", "\u{A0}": " ", "é": "e", "µ": "u",
  ]
}
