import Terminal
import Trace

/// Somebody's way through the steps of a schedule, and through others that they try: keys come in,
/// what is to be done comes out.
struct Stepper: Hashable {
  /// One schedule, and how far into it one is.
  struct Scene: Hashable {
    /// What happens under the schedule.
    var finding: Finding
    /// How many of its steps have been done.
    var done: Int
    /// Where its way parts from the one before: going back from here is undoing the choice.
    var parting = 0
  }

  /// What has to be done.
  enum Action: Hashable {
    /// Draw again.
    case draw
    /// Run another schedule, and say with `arrive` or `say` what came of it.
    case play(Schedule)
    /// It is over.
    case leave
  }

  /// What covers the steps for a moment.
  enum Overlay: Hashable { case keys, schedule }

  /// The schedules, each tried from somewhere in the one before; the last is on screen.
  private(set) var scenes: [Scene]
  /// What covers the steps.
  private(set) var overlay: Overlay?
  /// What there is to say about the last key.
  private(set) var message: String?

  /// Begins before the first step of a schedule.
  init(_ finding: Finding) { scenes = [Scene(finding: finding, done: 0)] }

  /// What is on screen.
  var scene: Scene { scenes[scenes.count - 1] }

  /// The strands that can take the next step, by number; the one that does in this schedule first.
  ///
  /// Empty where nobody can come between, because it is no step that others see, or the end.
  var choices: [Int] {
    let steps = scene.finding.steps
    guard scene.done < steps.count else { return [] }
    let next = steps[scene.done]
    let isBetween = scene.done > 0 && steps[scene.done - 1].turn == next.turn
    guard next.turn != nil, !isBetween else { return [] }
    return [next.strand] + next.others
  }

  /// Takes a key in.
  mutating func take(_ key: Key) -> Action {
    message = nil
    if overlay != nil {
      overlay = nil
      return key == .control("c") ? .leave : .draw
    }
    switch key {
    case .right, .character(" "), .character("n"), .enter: move(to: scene.done + 1)
    case .left, .character("p"), .backspace: back(to: scene.done - 1)
    case .down, .character("j"): move(to: endOfLine)
    case .up, .character("k"): back(to: beginOfLine)
    case .pageDown: move(to: scene.done + 10)
    case .pageUp: back(to: max(scene.done - 10, scene.parting))
    case .character("g"), .home: back(to: 0)
    case .character("G"), .end: move(to: scene.finding.steps.count)
    case .character("u"): undo()
    case .character("s"): overlay = .schedule
    case .character("?"), .character("h"): overlay = .keys
    case .character("q"), .escape, .control("c"), .control("d"): return .leave
    case .character(let digit) where ("0"..."9").contains(digit):
      return choose(digit.wholeNumberValue ?? 0)
    default: message = "? lists the keys"
    }
    return .draw
  }

  /// What another schedule shows: one is at the step that was chosen.
  mutating func arrive(_ finding: Finding, by schedule: Schedule) {
    let turn = schedule.strands.count - 1
    let first = finding.steps.firstIndex { ($0.turn ?? -1) >= turn }
    let done = first.map { $0 + 1 } ?? finding.steps.count
    scenes.append(Scene(finding: finding, done: done, parting: done))
  }

  /// Says something, until the next key: that another schedule cannot be run, and why.
  mutating func say(_ sentence: String?) { message = sentence }

  // MARK: Moving

  private mutating func move(to done: Int) {
    let count = scene.finding.steps.count
    if scene.done == count { message = "this is the end" }
    scenes[scenes.count - 1].done = min(done, count)
  }

  private mutating func back(to done: Int) {
    if scene.done == scene.parting, scenes.count > 1 { return undo() }
    if scene.done == 0 { message = "this is the beginning" }
    scenes[scenes.count - 1].done = max(done, scene.parting, 0)
  }

  private mutating func undo() {
    guard scenes.count > 1 else {
      message = "nothing was chosen that could be undone"
      return
    }
    scenes.removeLast()
  }

  /// After the last of the next steps that are on one line of one strand.
  private var endOfLine: Int {
    let steps = scene.finding.steps
    guard scene.done < steps.count else { return scene.done }
    return steps[scene.done...].firstIndex { !$0.isBeside(steps[scene.done]) } ?? steps.count
  }

  /// Before the first of the last steps that are on one line of one strand.
  private var beginOfLine: Int {
    let steps = scene.finding.steps
    guard scene.done > 0 else { return 0 }
    let last = steps[scene.done - 1]
    return (steps[..<scene.done].lastIndex { !$0.isBeside(last) } ?? -1) + 1
  }

  // MARK: Choosing

  /// Lets another strand take the next step.
  private mutating func choose(_ strand: Int) -> Action {
    let steps = scene.finding.steps
    let choices = choices
    if choices.first == strand || (scene.done < steps.count && steps[scene.done].strand == strand) {
      move(to: scene.done + 1)
      return .draw
    }
    guard choices.contains(strand), let turn = steps[scene.done].turn,
      let whole = try? Schedule(parsing: scene.finding.schedule), whole.strands.count >= turn
    else {
      message = refusal(of: strand, choices)
      return .draw
    }
    return .play(Schedule(whole.strands.prefix(turn) + [strand]))
  }

  private func refusal(of strand: Int, _ choices: [Int]) -> String {
    let known = scene.finding.strands
    guard let name = known.first(where: { $0.id == strand })?.name else {
      return "there is no strand \(strand)"
    }
    if scene.done == scene.finding.steps.count { return "everything is done" }
    if choices.isEmpty { return "nobody can come between these two steps" }
    return "\(name) cannot go on here"
  }
}

extension Step {
  /// Whether it is a step of the same strand, on the same line.
  fileprivate func isBeside(_ other: Step) -> Bool {
    strand == other.strand
      && stack.first?.position?.line == other.stack.first?.position?.line
  }
}
