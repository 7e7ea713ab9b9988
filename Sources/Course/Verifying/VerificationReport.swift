/// What `lab verify` has found out.
public struct VerificationReport: Encodable, Hashable, Sendable {
  /// The version of the format.
  public static let version = 1

  /// What came of one check.
  public struct Result: Encodable, Hashable, Sendable {
    /// The check.
    public var check: VerificationPlan.Check
    /// What is wrong; nil if it is as the course says.
    public var objection: String?
    /// How long it took, in seconds.
    public var seconds: Double
  }

  /// One exercise, summed up.
  public struct Summary: Hashable, Sendable {
    /// The exercise's folder name.
    public var exercise: String
    /// What is wrong with it.
    public var objections: [String]
    /// What is right with it: `start fails as said · reference passes · 4 of 4 wrong caught`.
    public var facts: String

    /// Whether it is as the course says.
    public var isSound: Bool { objections.isEmpty }
  }

  /// The version of the format that it was written in.
  public var version = Self.version
  /// The version of the course.
  public var course: String
  /// What was found without grading anything.
  public var problems: [CourseProblem]
  /// What came of the checks, in the order of the plan.
  public private(set) var results: [Result] = []

  private let plan: VerificationPlan

  /// Begins a report on a plan.
  public init(_ plan: VerificationPlan, course: String, problems: [CourseProblem]) {
    self.plan = plan
    self.course = course
    self.problems = problems
  }

  /// How many checks there are.
  public var total: Int { plan.checks.count }

  /// Whether every check is done.
  public var isComplete: Bool { results.count == plan.checks.count }

  /// Whether everything has been looked at and nothing is wrong.
  public var isSound: Bool {
    isComplete && problems.isEmpty && results.allSatisfy { $0.objection == nil }
  }

  /// Takes in what grading said; results may come in any order, and each is taken once.
  public mutating func record(
    _ graded: GradedOutcome, for check: VerificationPlan.Check, seconds: Double
  ) {
    record(objection: check.objection(to: graded), for: check, seconds: seconds)
  }

  /// Takes in that a file could not be graded at all.
  public mutating func record(
    failure: String, for check: VerificationPlan.Check, seconds: Double
  ) {
    record(objection: "\(check.file) could not be graded: \(failure)", for: check, seconds: seconds)
  }

  /// The exercises whose checks are all done, in the order of the plan.
  public var summaries: [Summary] {
    var exercises: [String] = []
    for check in plan.checks where exercises.last != check.exercise {
      exercises.append(check.exercise)
    }
    return exercises.compactMap(summary(of:))
  }

  /// One exercise, summed up; nil while a check of it is missing.
  public func summary(of exercise: String) -> Summary? {
    let done = results.filter { $0.check.exercise == exercise }
    guard !done.isEmpty, done.count == plan.checks.count(where: { $0.exercise == exercise }) else {
      return nil
    }
    let wrong = done.filter { $0.check.role == .wrongAnswer }
    let caught = wrong.count { $0.objection == nil }
    var facts: [String] = []
    if done.contains(where: { $0.check.role == .start && $0.objection == nil }) {
      facts.append("start fails as said")
    }
    if done.contains(where: { $0.check.role == .reference && $0.objection == nil }) {
      facts.append("reference passes")
    }
    if done.contains(where: { $0.check.role != .demo }) {
      facts.append("\(caught) of \(wrong.count) wrong caught")
    }
    let demos = done.count { $0.check.role == .demo && $0.objection == nil }
    if demos > 0 { facts.append(demos == 1 ? "demo runs" : "\(demos) demos run") }
    return Summary(
      exercise: exercise, objections: done.compactMap(\.objection),
      facts: facts.joined(separator: " · "))
  }

  private mutating func record(
    objection: String?, for check: VerificationPlan.Check, seconds: Double
  ) {
    guard let place = plan.checks.firstIndex(of: check),
      !results.contains(where: { $0.check == check })
    else { return }
    let result = Result(check: check, objection: objection, seconds: seconds)
    let index = results.firstIndex { other in
      plan.checks.firstIndex(of: other.check).map { $0 > place } ?? false
    }
    results.insert(result, at: index ?? results.endIndex)
  }

  private enum CodingKeys: String, CodingKey {
    case version, course, isSound, problems, results
  }

  /// Writes the report, with whether it is sound.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(course, forKey: .course)
    try container.encode(isSound, forKey: .isSound)
    try container.encode(problems, forKey: .problems)
    try container.encode(results, forKey: .results)
  }
}
