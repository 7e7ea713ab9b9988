import Foundation

/// Finds the line on which a solution uses a symbol. Takes 10 to 20 ms, so only when there is
/// something to say about it.
struct SymbolUse {
  let compiler: Compiler
  let folder: URL

  /// The first line that uses one of these symbols, counted from 1.
  func line(of symbols: [String], file: String) throws(GradingError) -> Int? {
    let command = Command(
      try compiler.toolchain.tool("llvm-objdump"),
      ["-d", "-r", "-l", "--no-show-raw-insn", "--no-leading-addr", "Solution.o"], in: folder.path)
    var limits = Limits.compiling
    limits.kept = limits.output
    let result = try compiler.box.run(command, limits: limits)
    return Self.line(of: Set(symbols), in: result.text, file: file)
  }

  /// Reads what `llvm-objdump -d -r -l` prints: `; file:line` above the instructions of a line, and
  /// each relocation below its instruction.
  ///
  /// A function asks at its beginning for the types of its variables. So its first line counts only if no
  /// line below it in the same function uses a symbol.
  static func line(of symbols: Set<String>, in text: String, file: String) -> Int? {
    var line: Int?
    var first: Int?
    var atFirst: Int?
    for row in text.split(separator: "\n") {
      if row.hasSuffix(">:") || row.hasPrefix("Disassembly") {
        if let atFirst { return atFirst }
        (line, first) = (nil, nil)
      } else if row.hasPrefix("; ") {
        let parts = row.split(separator: ":")
        guard parts.count >= 2, parts[0].hasSuffix(file), let number = Int(parts[parts.count - 1])
        else { continue }
        if number > 0 { line = number }
        first = first ?? line
      } else if let line, row.contains("R_X86_64_") {
        let name = row.split(whereSeparator: { $0 == " " || $0 == "\t" }).last ?? ""
        guard symbols.contains(symbol(in: name)) else { continue }
        if line != first { return line }
        atFirst = line
      }
    }
    return atFirst
  }

  /// The first line of a source that has the name of one of these symbols in it, counted from 1: what a type
  /// conforms to is used by no instruction.
  static func line(naming symbols: [String], in text: String) -> Int? {
    let names = Set(symbols.flatMap { DemangledName($0)?.members.map(\.name) ?? [] })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains {
        names.contains(String($0))
      }
    }
    return place.map { $0 + 1 }
  }

  /// The name in a relocation, without the distance that is added to it, and the version behind it.
  private static func symbol(in relocation: Substring) -> String {
    for mark in ["-0x", "+0x", "@"] {
      if let range = relocation.firstRange(of: mark) {
        return String(relocation[..<range.lowerBound])
      }
    }
    return String(relocation)
  }
}
