/// An error or a warning of the compiler, with the notes that belong to it.
struct DiagnosticGroup: Hashable, Sendable {
  /// The error or the warning.
  var main: CompilerDiagnostic
  /// Its notes.
  var notes: [CompilerDiagnostic]

  /// Puts notes to the message that they follow.
  static func group(_ diagnostics: [CompilerDiagnostic]) -> [DiagnosticGroup] {
    var groups: [DiagnosticGroup] = []
    for diagnostic in diagnostics {
      if diagnostic.severity == .note, !groups.isEmpty {
        groups[groups.count - 1].notes.append(diagnostic)
      } else {
        groups.append(DiagnosticGroup(main: diagnostic, notes: []))
      }
    }
    return groups
  }

  /// Whether a learner should not see it: a warning of the lab's own making.
  var isOurs: Bool {
    main.severity == .warning
      && (main.group == MemoryRule.group
        || main.message.contains("was not compiled with library evolution support"))
  }
}
