extension VerificationPlan.Check {
  /// What is wrong when grading the file ended like this; nil if it is as the course says.
  public func objection(to graded: GradedOutcome) -> String? {
    switch expectation {
    case .passes where role == .demo:
      return graded.outcome == JournalEvent.Attempt.passed
        ? nil : "\(file) does not come to its end: \(graded.observed)"
    case .passes:
      return graded.outcome == JournalEvent.Attempt.passed
        ? nil : "\(file) does not pass: \(graded.observed)"
    case .ends(let ending):
      return graded.outcome == ending.rawValue
        ? nil : "\(file) ends in '\(graded.outcome)'; \(source) says '\(ending.rawValue)'"
    case .fails(let name):
      return objection(to: graded, unlessCaughtBy: name)
    }
  }

  private func objection(to graded: GradedOutcome, unlessCaughtBy name: String) -> String? {
    if graded.tests.contains(where: { $0.name == name && $0.isCaught }) { return nil }
    let catchers = graded.tests.filter(\.isCaught).map { "'\($0.name)'" }
    let line = testLine.map { " · \(Exercise.File.tests.rawValue):\($0)" } ?? ""
    let claim = "\(source) says '\(name)'\(line)"
    if graded.outcome == JournalEvent.Attempt.passed {
      return "\(file) passes: nothing catches it; \(claim)"
    }
    if catchers.isEmpty {
      return "\(file) ends in '\(graded.outcome)' before a test can catch it; \(claim)"
    }
    return "\(file) is caught by \(catchers.joined(separator: " and ")); \(claim)"
  }

  /// Where the expectation is written.
  private var source: String {
    role == .start ? Exercise.File.metadata.rawValue : "its first line"
  }
}
