import Trace

/// Finds the lines of accesses that the compiler gave none.
///
/// `let t = count` reads `count` at line 0: the commonest racy read there is. Where it stands follows from
/// the rows of the line table before and after it, and from the source between them.
struct AccessPlaces {
  /// The nearest rows of the line table around an address that have a line.
  struct Rows: Hashable, Sendable {
    /// The row before, in the same function: what the symbolizer says when it is told to skip line 0.
    var previous: SourcePosition?
    /// The row after, in the same function: what it says of the first address beyond that has a line.
    var next: SourcePosition?

    /// Makes a pair of rows.
    init(previous: SourcePosition?, next: SourcePosition?) {
      self.previous = previous
      self.next = next
    }
  }

  private let lines: [SourceLine]
  private let file: String
  private let rows: [UInt64: Rows]

  /// Makes places in one file.
  /// - Parameters:
  ///   - source: the text of the learner's file.
  ///   - file: its name, as positions have it.
  ///   - rows: for each address without a line, the rows around it.
  init(source: String, file: String, rows: [UInt64: Rows]) {
    self.lines = source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map { SourceLine($0) }
    self.file = file
    self.rows = rows
  }

  /// The finding, with a position for the innermost frame of each step and access that can be placed.
  ///
  /// Where none can be, the innermost frame stays without: it is the compiler's own code, and the frame
  /// that called it is what the learner wrote.
  func placed(_ finding: Finding) -> Finding {
    var finding = finding
    let accesses =
      finding.steps.compactMap { access($0.action, $0.target, $0.stack) }
      + finding.accesses.compactMap { access($0.action, finding.variable, $0.stack) }
    let places = places(of: accesses)
    func place(_ stack: inout [CodeLocation]) {
      guard let address = stack.first?.address, let found = places[address] else { return }
      stack[0].position = found
    }
    for index in finding.steps.indices { place(&finding.steps[index].stack) }
    for index in finding.accesses.indices { place(&finding.accesses[index].stack) }
    return finding
  }

  /// An access without a line.
  private struct Access: Hashable {
    var address: UInt64
    var action: Step.Action
    /// The last name of what it touches: `balance` in `accounts[1].balance`.
    var name: String
  }

  private func access(
    _ action: Step.Action, _ target: String?, _ stack: [CodeLocation]
  ) -> Access? {
    guard let location = stack.first, let address = location.address, let target,
      location.position.map({ $0.line == 0 }) ?? true, rows[address] != nil
    else { return nil }
    return Access(address: address, action: action, name: Self.lastName(of: target))
  }

  private func places(of accesses: [Access]) -> [UInt64: SourcePosition] {
    var places: [UInt64: SourcePosition] = [:]
    // How many reads of a name between two rows have been placed: two in a row stand in address order.
    var taken: [String: Int] = [:]
    for access in Set(accesses).sorted(by: { $0.address < $1.address })
    where places[access.address] == nil {
      // Rows without a column belong to accessors and the like, which the compiler wrote.
      guard let around = rows[access.address], let next = around.next, next.column > 0,
        isHere(next)
      else { continue }
      switch access.action {
      case .modify:
        places[access.address] = SourcePosition(file: file, line: next.line)
      case .read:
        let first = around.previous.flatMap { isHere($0) ? $0.line : nil } ?? next.line
        let copies = reads(of: access.name, in: min(first, next.line)...next.line)
        let gap = "\(first) \(next.line) \(next.column) \(access.name)"
        let index = taken[gap, default: 0]
        guard !copies.isEmpty else { continue }
        places[access.address] = copies[min(index, copies.count - 1)]
        taken[gap] = index + 1
      default: continue
      }
    }
    return places
  }

  /// Where a variable is copied, or is all that a closure returns: the reads that come without a line. Others come so
  /// too, such as a look at what is in a protocol's type: placed where the name is used but once.
  private func reads(of name: String, in range: ClosedRange<Int>) -> [SourcePosition] {
    let copies = positions(in: range) { $0.plainCopies(of: name) }
    if !copies.isEmpty { return copies }
    let values = positions(in: range) { $0.soleValues(of: name) }
    if !values.isEmpty { return values }
    let uses = positions(in: range) { $0.uses(of: name) }
    return uses.count == 1 ? uses : []
  }

  private func positions(
    in range: ClosedRange<Int>, columns: (SourceLine) -> [Int]
  ) -> [SourcePosition] {
    range.flatMap { number -> [SourcePosition] in
      guard lines.indices.contains(number - 1) else { return [] }
      return columns(lines[number - 1]).map {
        SourcePosition(file: file, line: number, column: $0)
      }
    }
  }

  private func isHere(_ position: SourcePosition) -> Bool {
    position.line > 0 && Self.lastComponent(position.file) == Self.lastComponent(file)
  }

  private static func lastComponent(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }

  static func lastName(of target: String) -> String {
    let path = target.prefix { $0 != "[" || !target.hasSuffix("]") }
    return String(path.split(separator: ".").last ?? path)
  }
}
