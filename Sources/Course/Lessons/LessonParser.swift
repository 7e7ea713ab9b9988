/// Reads a lesson's Markdown: a title, then steps with `---` between them.
struct LessonParser {
  /// What has been read.
  private(set) var title = ""
  private(set) var steps: [LessonStep] = []
  private(set) var problems: [CourseProblem] = []

  private let place: String
  private var draft: StepDraft?

  /// Reads a text whose place in the course is for messages.
  init(_ text: String, place: String) {
    self.place = place
    var fence = Fence()
    for (index, line) in TextFile.lines(of: text).enumerated() {
      take(line, at: index + 1, isCode: fence.isInside(line))
    }
    endStep()
    if title.isEmpty { problems.insert(CourseProblem(place, line: 1, .noTitle), at: 0) }
    if steps.isEmpty { problems.append(CourseProblem(place, .noSteps)) }
  }

  private mutating func take(_ line: String, at number: Int, isCode: Bool) {
    let isTitle = title.isEmpty && steps.isEmpty && draft?.isBlank != false && line.hasPrefix("# ")
    if !isCode, isTitle {
      title = line.dropFirst(2).withoutOuterSpace
    } else if !isCode, line.withoutOuterSpace == "---" {
      // A rule straight below the title separates nothing.
      if draft?.isBlank == false || !steps.isEmpty { endStep() } else { draft = nil }
      draft = StepDraft(line: number + 1)
    } else if draft != nil || !line.isEmpty {
      if draft == nil { draft = StepDraft(line: number) }
      draft?.take(line, at: number, isCode: isCode)
    }
  }

  private mutating func endStep() {
    guard let ended = draft else { return }
    draft = nil
    let (step, facts) = ended.finish()
    steps.append(step)
    problems += facts.map { CourseProblem(place, line: $0.line, $0.fact) }
  }
}
