import Terminal
import Trace

/// What a table of an interleaving shows, row by row, before anything is laid out.
struct InterleavingRows: Hashable {
  /// A row that shows a step.
  struct Shown: Hashable {
    /// The column of its strand.
    let column: Int
    /// The step itself.
    let step: Step
    let text: StepText
    let position: SourcePosition?
    let remark: String?
    /// Whether steps before it are left out.
    var followsGap = false

    /// Whether it reads or changes a variable.
    var touchesMemory: Bool {
      step.action == .read || step.action == .write || step.action == .modify
    }
  }

  /// One row.
  enum Row: Hashable {
    case step(Shown)
    /// The scheduler takes the core from one strand and gives it to another.
    case preemption(from: Int, to: Int)
  }

  /// The names of the strands, a column for each.
  var names: [String]
  /// The rows, time downwards.
  private(set) var rows: [Row] = []
  /// How many steps are left out.
  private(set) var leftOut = 0
  /// Whether what went wrong is that nobody ends a wait.
  private let isAboutWaiting: Bool

  /// The rows that show steps.
  var steps: [Shown] {
    rows.compactMap { row in
      guard case .step(let shown) = row else { return nil }
      return shown
    }
  }

  init(_ finding: Finding, source: SourceText, glyphs: Glyphs) {
    let steps = Self.core(of: finding.steps)
    self.isAboutWaiting = finding.kind == .lostWakeup
    let shown = Set(steps.filter { !$0.folded }.map(\.strand))
    let known = finding.strands.map(\.id).filter(shown.contains)
    let columns = known + shown.subtracting(known).sorted()
    let index = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
    let strands = finding.strands
    self.names = columns.map { id in
      strands.first { $0.id == id }.map { glyphs.fit($0.name.visible) } ?? "\(id)"
    }
    var gap = false
    var last: Int?
    for step in steps {
      guard !step.folded, let column = index[step.strand] else {
        leftOut += 1
        gap = true
        continue
      }
      if step.cameBy == .preemption, let last, last != column {
        rows.append(.preemption(from: last, to: column))
      }
      let isPlainNote = step.action == .note && step.target == nil
      rows.append(
        .step(
          Shown(
            column: column, step: step, text: StepText(step, glyphs: glyphs),
            position: source.place(in: step.stack), remark: isPlainNote ? nil : step.remark,
            followsGap: gap)))
      gap = false
      last = column
    }
  }

  /// The steps from the first to the last that a strand other than the test's own body does.
  ///
  /// What the body does before it starts the others and after it has waited for them is no part of
  /// the race; a step with a remark stays.
  private static func core(of steps: [Step]) -> [Step] {
    let matters = { (step: Step) in !step.folded && (step.strand != 0 || step.remark != nil) }
    guard let first = steps.firstIndex(where: matters), let last = steps.lastIndex(where: matters)
    else { return steps }
    return Array(steps[first...last])
  }

  /// Leaves out rows until at most `limit` are left: first those that matter least, from the top.
  mutating func fold(to limit: Int) {
    guard rows.count > limit, limit > 0 else { return }
    let dropped = leastImportant(rows.count - limit)
    var kept: [Row] = []
    var gap = false
    for (index, row) in rows.enumerated() {
      switch row {
      case .step where dropped.contains(index):
        leftOut += 1
        gap = true
      case .step(var shown):
        shown.followsGap = shown.followsGap || gap
        kept.append(.step(shown))
        gap = false
      case .preemption where dropped.contains(index): break
      case .preemption: kept.append(row)
      }
    }
    rows = kept
  }

  /// So many rows that matter least.
  private func leastImportant(_ count: Int) -> Set<Int> {
    let focus = focus
    var weights = rows.indices.map { weight($0, focus: focus) }
    while true {
      let order = rows.indices.sorted { (weights[$0], $0) < (weights[$1], $1) }
      let dropped = Set(order.prefix(count))
      // A switch away from somebody of whom nothing is shown tells nothing.
      guard let first = rows.indices.first(where: { !dropped.contains($0) }), isPreemption(first),
        weights[first] > 0
      else { return dropped }
      weights[first] = 0
    }
  }

  /// How much a row matters to understanding the failure: most where it goes wrong, then what that strand had
  /// seen before, what changes the variable that it goes wrong with, the switches, whatever else is done
  /// to that variable, and what is beside a switch. Where no remark says what goes wrong, it is with some variable.
  private func weight(_ index: Int, focus: Set<String>) -> Int {
    if case .step(let shown) = rows[index] {
      if shown.remark != nil { return 7 }
      if let target = shown.text.target, focus.contains(target) {
        if shown.text.changes { return 5 }
        return remarked.contains(shown.column) ? 6 : 3
      }
    }
    if isPreemption(index) { return 4 }
    if case .step(let shown) = rows[index], waits.contains(shown.step.action) { return 4 }
    if focus.isEmpty, case .step(let shown) = rows[index], shown.touchesMemory { return 3 }
    if isPreemption(index - 1) || isPreemption(index + 1) || index >= rows.count - 2 { return 2 }
    return 1
  }

  /// The columns of the strands that remarks are about.
  private var remarked: Set<Int> { Set(steps.filter { $0.remark != nil }.map(\.column)) }

  /// The variables that remarks are about.
  private var focus: Set<String> {
    Set(steps.filter { $0.remark != nil }.compactMap(\.text.target))
  }

  /// Steps without which nobody sees why somebody waits for ever.
  private var waits: Set<Step.Action> { isAboutWaiting ? [.wait, .signal, .broadcast] : [] }

  private func isPreemption(_ index: Int) -> Bool {
    guard rows.indices.contains(index), case .preemption = rows[index] else { return false }
    return true
  }
}
