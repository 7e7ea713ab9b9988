import Terminal
import Trace

/// What a table of an interleaving shows, row by row, before anything is laid out.
struct InterleavingRows: Hashable {
  /// One row.
  enum Row: Hashable {
    /// A step of the strand in a column.
    case step(column: Int, text: StepText, position: SourcePosition?, remark: String?)
    /// The scheduler takes the core from one strand and gives it to another.
    case preemption(from: Int, to: Int)
    /// So many steps that are not shown.
    case folded(Int)
  }

  /// The names of the strands, a column for each.
  var names: [String]
  /// The rows, time downwards.
  var rows: [Row]

  init(_ finding: Finding, source: SourceText, glyphs: Glyphs) {
    let steps = Self.core(of: LostUpdate.remarked(finding.steps, strands: finding.strands))
    let shown = Set(steps.filter { !$0.folded }.map(\.strand))
    let known = finding.strands.map(\.id).filter(shown.contains)
    let columns = known + shown.subtracting(known).sorted()
    let index = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
    let strands = finding.strands
    self.names = columns.map { id in
      strands.first { $0.id == id }.map { glyphs.fit($0.name.visible) } ?? "\(id)"
    }
    self.rows = []
    var folded = 0
    var last: Int?
    for step in steps {
      guard !step.folded, let column = index[step.strand] else {
        folded += 1
        continue
      }
      if folded > 0, last != nil { rows.append(.folded(folded)) }
      folded = 0
      if step.cameBy == .preemption, let last, last != column {
        rows.append(.preemption(from: last, to: column))
      }
      rows.append(
        .step(
          column: column, text: StepText(step, glyphs: glyphs),
          position: source.place(in: step.stack),
          remark: step.action == .note && step.target == nil ? nil : step.remark))
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

  /// Folds rows until at most `limit` are left: first those that are far from every switch and
  /// every remark, and from the end.
  mutating func fold(to limit: Int) {
    guard rows.count > limit, limit > 0 else { return }
    let weights = rows.indices.map(weight)
    let order = rows.indices.sorted { (weights[$0], $0) < (weights[$1], $1) }
    var isKept = Array(repeating: true, count: rows.count)
    let certain = rows.count - limit
    for index in order.prefix(certain) { isKept[index] = false }
    for index in order.dropFirst(certain).dropLast() {
      if height(isKept) <= limit { break }
      isKept[index] = false
    }
    rows = folded(isKept)
  }

  /// How much a row matters to understanding the failure.
  private func weight(_ index: Int) -> Int {
    if case .step(_, _, _, .some) = rows[index] { return 3 }
    if index >= rows.count - 2 { return 3 }
    if isPreemption(index) { return 2 }
    if isPreemption(index - 1) || isPreemption(index + 1) { return 2 }
    return 1
  }

  private func isPreemption(_ index: Int) -> Bool {
    guard rows.indices.contains(index), case .preemption = rows[index] else { return false }
    return true
  }

  private func height(_ isKept: [Bool]) -> Int {
    isKept.indices.reduce(0) { total, index in
      let beginsFold = !isKept[index] && (index == 0 || isKept[index - 1])
      return total + (isKept[index] || beginsFold ? 1 : 0)
    }
  }

  private func folded(_ isKept: [Bool]) -> [Row] {
    var result: [Row] = []
    var count = 0
    for (index, row) in rows.enumerated() {
      if isKept[index] {
        if count > 0 { result.append(.folded(count)) }
        count = 0
        result.append(row)
      } else {
        switch row {
        case .step: count += 1
        case .folded(let steps): count += steps
        case .preemption: break
        }
      }
    }
    if count > 0 { result.append(.folded(count)) }
    return result
  }
}
