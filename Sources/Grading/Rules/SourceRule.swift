import Foundation

/// The second rule: a few words that a solution may not contain, also not in comments and strings.
///
/// It looks at the raw text. A lexer of ours that differs from the compiler's in one corner could be
/// made to see a string where the compiler sees code. It is there to say a friendly sentence early;
/// the object gate carries the weight.
public enum SourceRule {
  /// The modules that a solution may import.
  public static let modules: Set<String> = [
    "Swift", "_Concurrency", "Foundation", "Dispatch", "Synchronization", "Observation",
    "RegexBuilder", "ConcurrencyLab", "Support",
  ]

  /// Refuses the first forbidden word.
  public static func check(_ text: String) throws(Refusal) {
    let whole = NSRange(text.startIndex..., in: text)
    var first: (place: Int, refusal: Refusal)?
    for (expression, describe) in rules {
      for match in expression.matches(in: text, range: whole) {
        guard match.range.location < first?.place ?? .max,
          let range = Range(match.range(at: match.numberOfRanges - 1), in: text),
          let start = Range(match.range, in: text)?.lowerBound,
          let (what, instead) = describe(String(text[range]))
        else { continue }
        let lines = text.utf8[..<start].count { $0 == 0x0A }
        let lineStart = text[..<start].lastIndex { $0.isNewline }.map(text.index(after:))
        let column = text.utf8.distance(from: lineStart ?? text.startIndex, to: start) + 1
        first = (
          match.range.location,
          Refusal(.source, what, line: lines + 1, column: column, instead: instead)
        )
      }
    }
    if let first { throw first.refusal }
  }

  /// What to use instead of a module.
  private static let advice = [
    "FoundationNetworking":
      "The network outside cannot be simulated; use the web that the tests hand in.",
    "Combine": "Use AsyncStream or Channel.", "os": "Use Mutex for a lock.",
    "Distributed": "Use actors; they are all in one process.",
    "Glibc": cAdvice, "Darwin": cAdvice, "Musl": cAdvice, "CoreFoundation": "Import Foundation.",
    "Atomics": "Import Synchronization; its Atomic is in it.",
  ]
  private static let cAdvice =
    "Import Foundation for mathematics; threads, locks and clocks are in ConcurrencyLab."

  private typealias Description = @Sendable (String) -> (what: String, instead: String?)?

  /// Each pattern's last group is the word that is spoken of.
  private static let rules: [(NSRegularExpression, Description)] = [
    rule(#"(?<!\w)@\s*`?(_\w*)"#) {
      ("'@\($0)' is an attribute for the standard library", "Leave it out.")
    },
    rule(
      #"(?<!\w)@\s*`?(cdecl|c|section|used|abi|export|safe|unsafe|main|objc|testable|specialize)\b"#
    ) { ("'@\($0)' changes how a program is put together", "Leave it out.") },
    rule(#"(@)(?=[\s`]|/[/*])"#) { _ in
      ("an '@' with nothing behind it hides an attribute", "Write the attribute next to its '@'.")
    },
    rule(#"#(externalMacro|sourceLocation|dsohandle)\b"#) {
      ("'#\($0)' is for tools", "Leave it out.")
    },
    rule(#"(?<![\w.`])macro\s+(\w+)"#) {
      ("'macro \($0)' declares a macro", "Write a function.")
    },
    rule(
      #"(?<![\w.`])import\s+(?:(?:class|struct|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)"#
    ) { name in
      if modules.contains(name) { return nil }
      return (
        "'\(name)' is not among the modules that a solution may import",
        advice[name]
          ?? "These are: \(modules.subtracting(["_Concurrency", "Swift"]).sorted().joined(separator: ", "))."
      )
    },
  ]

  private static func rule(
    _ pattern: String, _ describe: @escaping Description
  ) -> (NSRegularExpression, Description) {
    guard let expression = try? NSRegularExpression(pattern: pattern) else {
      preconditionFailure("the pattern \(pattern) of a source rule is no regular expression")
    }
    return (expression, describe)
  }
}
