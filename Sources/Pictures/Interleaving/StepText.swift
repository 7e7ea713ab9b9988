import Terminal
import Trace

/// A step in words, as a cell of a table: `read  count → 0`.
struct StepText: Hashable {
  /// What was done: `read`.
  let verb: String
  /// To what, with which value: `count → 0`.
  let object: String
  /// What it was done to, if that has a name.
  let target: String?
  /// Whether it gives what it was done to another value.
  let changes: Bool

  /// The longest value that is shown whole.
  private static let longestValue = 24

  init(_ step: Step, glyphs: Glyphs) {
    self.target = step.target
    self.changes = step.action == .write || step.action == .modify
    let target = step.target.map { glyphs.fit($0.visible) } ?? ""
    let before = step.before.map { Self.short($0, glyphs: glyphs) }
    let after = step.after.map { Self.short($0, glyphs: glyphs) }
    let value: String
    switch (step.action, before, after) {
    case (.read, let before?, _): value = " \(glyphs.gives) \(before)"
    case (.write, _, let after?): value = " \(glyphs.takes) \(after)"
    case (.modify, let before?, let after?): value = " \(before) \(glyphs.gives) \(after)"
    case (.modify, nil, let after?): value = " \(glyphs.takes) \(after)"
    case (_, _, let after?): value = " \(glyphs.gives) \(after)"
    default: value = ""
    }
    if step.action == .note {
      self.verb = ""
      self.object =
        target.isEmpty ? step.remark.map { glyphs.fit($0.visible) } ?? "" : target + value
    } else {
      self.verb = Self.verb(step.action)
      self.object = target + value
    }
  }

  /// The text of the cell, with the verb as wide as the widest of the table.
  func text(verbWidth: Int) -> String {
    guard !verb.isEmpty else { return object }
    guard !object.isEmpty else { return verb }
    let gap = max(verbWidth - verb.displayWidth, 0)
    return verb + String(repeating: " ", count: gap) + " " + object
  }

  private static func short(_ value: String, glyphs: Glyphs) -> String {
    Line(glyphs.fit(value.visible)).truncated(to: longestValue, mark: glyphs.ellipsis).text
  }

  private static func verb(_ action: Step.Action) -> String {
    switch action {
    case .read: "read"
    case .write: "write"
    case .modify: "change"
    case .lock: "lock"
    case .unlock: "unlock"
    case .tryLock: "try"
    case .wait: "wait"
    case .wake: "wake"
    case .signal: "signal"
    case .broadcast: "broadcast"
    case .start: "start"
    case .join: "join"
    case .suspend: "await"
    case .resume: "resume"
    case .enterActor: "enter"
    case .leaveActor: "leave"
    case .sleep: "sleep"
    case .compute: "compute"
    case .yield: "yield"
    case .finish: "end"
    case .note: ""
    }
  }
}
