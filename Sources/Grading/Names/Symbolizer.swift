import Foundation
import Trace

/// Finds the source line and the function of addresses in a program: one batch for all of them.
struct Symbolizer {
  /// What is known of one address.
  struct Row: Hashable, Sendable {
    /// The function's name in Swift's words, without modules.
    var function: String
    /// The file's name, without folders.
    var file: String
    /// The line; 0 when the compiler did not say.
    var line: Int
    /// The column; 0 when the compiler did not say.
    var column: Int
  }

  let compiler: Compiler
  /// The program.
  let program: URL
  /// The solution's file name and its text, to place what the compiler left without a line.
  let file: String
  let source: String

  /// Fills in positions and names, also where a test or the verdict has repeated the headline of a finding.
  func name(_ judgement: inout Judge.Judgement) throws(GradingError) {
    for (before, after) in try name(&judgement.tests) {
      judgement.explanation.observed = judgement.explanation.observed
        .replacing(before, with: after)
      for index in judgement.tests.indices {
        judgement.tests[index].messages = judgement.tests[index].messages
          .map { $0.replacing(before, with: after) }
      }
    }
  }

  /// Fills in the positions of everything that was found, and the names that only the source has.
  /// - Returns: the headlines that have changed.
  @discardableResult
  func name(_ tests: inout [Verdict.Test]) throws(GradingError) -> [(before: String, after: String)]
  {
    var addresses: Set<UInt64> = []
    var allocations: Set<UInt64> = []
    for finding in tests.flatMap(Self.findings) {
      addresses.formUnion(finding.addresses)
      allocations.formUnion(CapturedNames.addresses(in: finding))
    }
    addresses.formUnion(allocations)
    guard !addresses.isEmpty else { return [] }
    let rows = try look(up: addresses.sorted())
    // The call that allocates a variable of a `case` is said to stand in no file at all.
    let lineless = rows.filter {
      $0.value.line == 0 && ($0.value.file == file || allocations.contains($0.key))
    }
    let neighbours = try self.neighbours(of: lineless.keys.sorted(), among: rows)
    let naming = Naming(rows: rows, neighbours: neighbours, file: file, source: source)
    var renamed: [(before: String, after: String)] = []
    func name(_ finding: inout Finding) {
      let before = finding.headline
      naming.name(&finding)
      if finding.headline != before { renamed.append((before, finding.headline)) }
    }
    for index in tests.indices {
      for place in tests[index].explorations.indices {
        for finding in tests[index].explorations[place].findings.indices {
          name(&tests[index].explorations[place].findings[finding])
        }
      }
      for place in tests[index].runs.indices {
        for finding in tests[index].runs[place].findings.indices {
          name(&tests[index].runs[place].findings[finding])
        }
      }
    }
    return renamed
  }

  /// The solution's own line among the addresses of a crash, innermost first.
  func line(of addresses: [UInt64]) throws(GradingError) -> SourcePosition? {
    let rows = try look(up: addresses)
    return addresses.lazy.compactMap { rows[$0] }.first { $0.file == file && $0.line > 0 }
      .map { SourcePosition(file: $0.file, line: $0.line, column: $0.column) }
  }

  private static func findings(of test: Verdict.Test) -> [Finding] {
    test.explorations.flatMap(\.findings) + test.runs.flatMap(\.findings)
  }

  /// How far around an address without a line its neighbours are looked for, in bytes: nearly all have one
  /// near, and an element of a property of an element has its own behind the calls that find it.
  private static let reaches: [UInt64] = [160, 640]

  /// The rows before and after each address that have a line.
  private func neighbours(
    of addresses: [UInt64], among known: [UInt64: Row]
  ) throws(GradingError) -> [UInt64: (before: Row?, after: Row?)] {
    var found: [UInt64: (before: Row?, after: Row?)] = [:]
    for reach in Self.reaches {
      let open = addresses.filter { found[$0]?.after == nil }
      guard !open.isEmpty else { break }
      var wanted: Set<UInt64> = []
      for address in open {
        wanted.formUnion((address > reach ? address - reach : 0)...(address + reach))
      }
      let rows = try look(up: wanted.sorted())
      for address in open {
        guard let own = known[address] else { continue }
        func first(_ places: some Sequence<UInt64>) -> Row? {
          places.lazy.compactMap { rows[$0] }.first { $0.line > 0 && $0.function == own.function }
        }
        found[address] = (
          first((1...reach).map { address &- $0 }), first((1...reach).map { address + $0 })
        )
      }
    }
    return found
  }

  /// Asks the toolchain's symbolizer about many addresses at once.
  private func look(up addresses: [UInt64]) throws(GradingError) -> [UInt64: Row] {
    let list = program.deletingLastPathComponent().appending(path: "addresses")
    let text = addresses.map { "0x" + String($0, radix: 16) + "\n" }.joined()
    try Cache.write(Data(text.utf8), to: list)
    let command = Command(
      try compiler.toolchain.tool("llvm-symbolizer"),
      [
        "--obj=\(program.path)", "--relative-address", "--no-demangle", "--functions=linkage",
        "--output-style=LLVM", "@\(list.path)",
      ], in: list.deletingLastPathComponent().path)
    var limits = Limits.preparing
    limits.kept = limits.output
    let result = try compiler.box.run(command, limits: limits)
    return Self.parse(result.text, addresses: addresses)
  }

  /// Reads what the symbolizer prints: for each address the frames that were inlined there,
  /// innermost first, two lines each, and an empty line.
  static func parse(_ output: String, addresses: [UInt64]) -> [UInt64: Row] {
    var rows: [UInt64: Row] = [:]
    var names: [String: String] = [:]
    let answers = output.split(separator: "\n\n")
    for (address, answer) in zip(addresses, answers) {
      let lines = answer.split(separator: "\n")
      guard lines.count >= 2 else { continue }
      let parts = lines[1].split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 3, lines[1] != "??:0:0" else { continue }
      let symbol = String(lines[0])
      let function = names[symbol] ?? Naming.function(demangle(symbol) ?? symbol)
      names[symbol] = function
      let file = parts.dropLast(2).joined(separator: ":").split(separator: "/").last ?? ""
      rows[address] = Row(
        function: function, file: String(file), line: Int(parts[parts.count - 2]) ?? 0,
        column: Int(parts[parts.count - 1]) ?? 0)
    }
    return rows
  }
}

extension Finding {
  /// The addresses that it names.
  fileprivate var addresses: [UInt64] {
    (steps.flatMap(\.stack) + waits.flatMap(\.stack) + accesses.flatMap(\.stack))
      .compactMap(\.address)
  }
}
