/// One message of the compiler, as it printed it.
struct CompilerDiagnostic: Hashable, Sendable {
  /// How bad it is.
  var severity: Verdict.Diagnostic.Severity
  /// The file's name; empty for a message about no file.
  var file: String
  /// The line, counted from 1; 0 for none.
  var line: Int
  /// The column, counted from 1; 0 for none.
  var column: Int
  /// What it says, without the group's tag.
  var message: String
  /// The group's tag.
  var group: String?

  /// Reads what `-diagnostic-style llvm` prints: one line a message, and the source below it.
  static func parse(_ output: String) -> [CompilerDiagnostic] {
    output.split(separator: "\n").compactMap { parse(line: $0) }
  }

  private static func parse(line: Substring) -> CompilerDiagnostic? {
    for severity in [Verdict.Diagnostic.Severity.error, .warning, .note] {
      let mark = "\(severity.rawValue): "
      var place: Substring
      var rest: Substring
      if line.hasPrefix(mark) {
        (place, rest) = ("", line.dropFirst(mark.count))
      } else if let range = line.firstRange(of: ": " + mark) {
        (place, rest) = (line[..<range.lowerBound], line[range.upperBound...])
      } else {
        continue
      }
      var parts = place.split(separator: ":", omittingEmptySubsequences: false)
      let column = parts.count > 2 ? Int(parts[parts.count - 1]) : nil
      let row = parts.count > 2 ? Int(parts[parts.count - 2]) : nil
      if place.isEmpty || row == nil || column == nil {
        // A quoted source line that happens to hold the word is not a message.
        guard place.isEmpty || place == "<unknown>:0" else { continue }
        parts = ["", "", ""]
      }
      var group: String?
      if rest.hasSuffix("]"), let tag = rest.range(of: " [#", isBackwards: true) {
        group = String(rest[tag.upperBound...].dropLast())
        rest = rest[..<tag.lowerBound]
      }
      return CompilerDiagnostic(
        severity: severity, file: parts.dropLast(2).joined(separator: ":"), line: row ?? 0,
        column: column ?? 0, message: String(rest), group: group)
    }
    return nil
  }
}

extension Substring {
  /// The last place where a text stands in this one.
  fileprivate func range(of text: String, isBackwards: Bool) -> Range<Index>? {
    ranges(of: text).last
  }
}
