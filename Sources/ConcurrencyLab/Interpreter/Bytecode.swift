/// A program as the interpreter runs it: instructions, one after the other.
///
/// Write it as a list, or let ``init(compiling:)`` make it from lines such as `x += 1`:
///
///     let increment: Bytecode = [.load("x"), .add(1), .store("x")]
///     let same = try Bytecode(compiling: "x += 1")
public struct Bytecode: Hashable, Sendable {
  /// The instructions, in the order they run.
  public var instructions: [Instruction]

  /// Makes a program of these instructions.
  public init(_ instructions: [Instruction]) {
    self.instructions = instructions
  }

  /// The same program, run several times in a row.
  public func repeated(_ count: Int) -> Bytecode {
    Bytecode(Array(repeating: instructions, count: max(count, 0)).flatMap { $0 })
  }
}

extension Bytecode: ExpressibleByArrayLiteral {
  /// Makes a program of the instructions listed.
  public init(arrayLiteral elements: Instruction...) {
    self.init(elements)
  }
}

extension Bytecode: CustomStringConvertible {
  /// The disassembly: a numbered line for each instruction.
  public var description: String {
    let width = String(instructions.count).count
    return instructions.enumerated().map { index, instruction in
      let number = String(index + 1)
      return String(repeating: " ", count: width - number.count) + "\(number)  \(instruction)"
    }.joined(separator: "\n")
  }
}
