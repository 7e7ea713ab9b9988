public import Terminal
public import Trace

/// The smallest picture that explains a finding.
public struct FindingPicture: Sendable {
  /// What is explained.
  public let finding: Finding
  /// Where lines of source come from.
  public let source: SourceText

  /// Makes a picture.
  public init(_ finding: Finding, source: SourceText = SourceText()) {
    self.finding = finding
    self.source = source
  }

  /// Whether the steps say nothing of what went wrong: one strand comes and goes, and does nothing that a search sees.
  public var isSilent: Bool {
    guard finding.kind == .wrongOutcome || finding.kind == .threw else { return false }
    let shown = finding.steps.filter { !$0.folded }
    return Set(shown.map(\.strand)).count <= 1
      && shown.allSatisfy { step in
        switch step.action {
        case .enterActor, .leaveActor, .suspend, .resume, .start, .join, .yield, .finish, .lock,
          .unlock:
          step.remark == nil
        default: false
        }
      }
  }

  /// The picture's lines, at most `height` of them where that can be; none if the steps say nothing.
  public func lines(on surface: Surface, height: Int = 14) -> [Line] {
    if isSilent { return [] }
    let waiting = WaitingPicture(finding, source: source)
    let table = InterleavingTable(finding, source: source)
    switch finding.kind {
    case .deadlock where !finding.waits.isEmpty, .leakedStrand where !finding.waits.isEmpty:
      return waiting.lines(on: surface, height: height)
    case .lostWakeup where !finding.waits.isEmpty, .neverResumed where !finding.waits.isEmpty:
      let waits = waiting.lines(on: surface, height: height / 2)
      let left = height - waits.count - 1
      guard left >= 6, !finding.steps.isEmpty else { return waits }
      return table.lines(on: surface, height: left) + [.blank] + waits
    case .dataRace where !finding.accesses.isEmpty:
      return RacePicture(finding, source: source).lines(on: surface, height: height)
    case .resumedTwice where !finding.accesses.isEmpty:
      let rows = RacePicture(finding, source: source).lines(on: surface, height: height)
      let left = height - rows.count - 1
      guard left >= 6, !finding.steps.isEmpty else { return rows }
      return table.lines(on: surface, height: left) + [.blank] + rows
    default:
      return table.lines(on: surface, height: height)
    }
  }

  /// What leads to the picture, with how many schedules fail, where that was counted:
  /// `4 of 6 schedules fail. The simplest schedule that does it switches once:`; empty if there is nothing to say.
  /// - Parameter search: the search that found it, unless that is told elsewhere.
  public func lead(of search: Exploration?) -> String {
    let introduction = isSilent ? nil : introduction
    guard let share = search?.share else { return introduction ?? "" }
    let sentence = share.prefix(1).uppercased() + share.dropFirst()
    guard let introduction else { return "\(sentence)." }
    // Of one schedule nothing else can be said.
    return search?.schedules == 1 ? "\(sentence):" : "\(sentence). \(introduction)"
  }

  /// What leads to the picture, in a sentence: `The simplest schedule that does it switches once:`.
  ///
  /// `nil` where the picture needs none.
  public var introduction: String? {
    guard ![.deadlock, .leakedStrand, .dataRace].contains(finding.kind), !finding.steps.isEmpty,
      let preemptions = finding.preemptions
    else { return nil }
    let which =
      finding.fewestPreemptions ? "The simplest schedule that does it" : "This schedule does it: it"
    switch preemptions {
    case 0: return "\(which) never interrupts anybody:"
    case 1: return "\(which) switches once:"
    case 2: return "\(which) switches twice:"
    default: return "\(which) switches \(preemptions) times:"
    }
  }
}
