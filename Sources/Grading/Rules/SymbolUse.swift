import Foundation

/// Finds the line on which a solution uses a symbol. Takes 10 to 20 ms, so only when there is
/// something to say about it.
struct SymbolUse {
  let compiler: Compiler
  let folder: URL

  /// The first line that uses a symbol, counted from 1.
  func line(of symbol: String, file: String) throws(GradingError) -> Int? {
    let command = Command(
      try compiler.toolchain.tool("llvm-objdump"),
      ["-d", "-r", "-l", "--no-show-raw-insn", "--no-leading-addr", "Solution.o"], in: folder.path)
    var limits = Limits.compiling
    limits.kept = limits.output
    let result = try compiler.box.run(command, limits: limits)
    return Self.line(of: symbol, in: result.text, file: file)
  }

  /// Reads what `llvm-objdump -d -r -l` prints: `; file:line` above the instructions of a line, and
  /// each relocation below its instruction.
  static func line(of symbol: String, in text: String, file: String) -> Int? {
    var line: Int?
    for row in text.split(separator: "\n") {
      if row.hasSuffix(">:") || row.hasPrefix("Disassembly") {
        line = nil
      } else if row.hasPrefix("; ") {
        let parts = row.split(separator: ":")
        guard parts.count >= 2, parts[0].hasSuffix(file), let number = Int(parts[parts.count - 1])
        else { continue }
        if number > 0 { line = number }
      } else if let line, row.contains("R_X86_64_") {
        let name = row.split(whereSeparator: { $0 == " " || $0 == "\t" }).last ?? ""
        let plain = name.hasPrefix(symbol) ? name.dropFirst(symbol.count) : "?"
        if plain.isEmpty || plain.hasPrefix("-0x") || plain.hasPrefix("+0x") || plain.hasPrefix("@")
        {
          return line
        }
      }
    }
    return nil
  }
}
