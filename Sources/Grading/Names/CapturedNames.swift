import Trace

/// Puts the learner's names in the place of stand-ins for captured variables, and for locks in local ones.
///
/// The simulator knows a captured variable by the call that allocated it, and calls it `captured@1a2b`.
/// The source line of that call says `var NAME = …`.
struct CapturedNames {
  private let source: [String]
  private let declaration: (UInt64) -> SourcePosition?

  /// Makes names from one file.
  /// - Parameters:
  ///   - source: the text of the learner's file.
  ///   - declaration: the position of an allocating call, or where it has none, of the row after it.
  init(source: String, declaration: @escaping (UInt64) -> SourcePosition?) {
    self.source = source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    self.declaration = declaration
  }

  /// The addresses of the calls that must be looked up for a finding.
  static func addresses(in finding: Finding) -> [UInt64] {
    var addresses: [UInt64] = []
    for text in texts(of: finding) {
      for standIn in standIns(in: text) where !addresses.contains(standIn.address) {
        addresses.append(standIn.address)
      }
    }
    return addresses
  }

  /// The finding in the learner's names.
  ///
  /// A variable whose declaration cannot be found is called `a captured variable`, a lock `a lock`.
  func named(_ finding: Finding) -> Finding {
    var finding = finding
    finding.headline = named(finding.headline)
    finding.variable = finding.variable.map(named)
    for index in finding.steps.indices {
      finding.steps[index].target = finding.steps[index].target.map(named)
      finding.steps[index].remark = finding.steps[index].remark.map(named)
    }
    for index in finding.waits.indices {
      finding.waits[index].resource = named(finding.waits[index].resource)
      finding.waits[index].holds = finding.waits[index].holds.map(named)
    }
    return finding
  }

  private func named(_ text: String) -> String {
    var result = text
    for standIn in Self.standIns(in: text).reversed() {
      result.replaceSubrange(
        standIn.range, with: name(allocatedAt: standIn.address) ?? standIn.otherwise)
    }
    return result
  }

  private func name(allocatedAt address: UInt64) -> String? {
    guard let position = declaration(address), source.indices.contains(position.line - 1) else {
      return nil
    }
    return SourceLine(source[position.line - 1]).declaredName(withValueAt: position.column)
  }

  private static func texts(of finding: Finding) -> [String] {
    var texts = [finding.headline, finding.variable ?? ""]
    for step in finding.steps { texts += [step.target ?? "", step.remark ?? ""] }
    for wait in finding.waits { texts += [wait.resource] + wait.holds }
    return texts
  }

  /// Something that stands in for a name.
  private struct StandIn {
    var range: Range<String.Index>
    /// The call that made what has the name.
    var address: UInt64
    /// What is said where there is no name.
    var otherwise: String
  }

  /// How stand-ins begin.
  private static let marks = [
    ("captured@", "a captured variable"), ("lock:made@", "a lock"),
    ("condition:made@", "a condition"), ("semaphore:made@", "a semaphore"),
  ]

  private static func standIns(in text: String) -> [StandIn] {
    var found: [StandIn] = []
    for (mark, otherwise) in marks {
      var rest = text[...]
      while let start = rest.firstRange(of: mark) {
        let end = rest[start.upperBound...].firstIndex { !$0.isHexDigit } ?? rest.endIndex
        if let address = UInt64(rest[start.upperBound..<end], radix: 16) {
          found.append(
            StandIn(
              range: start.lowerBound..<end, address: address, otherwise: otherwise))
        }
        rest = rest[end...]
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
