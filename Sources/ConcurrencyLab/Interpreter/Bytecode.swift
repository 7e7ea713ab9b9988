/// A program as the interpreter runs it: instructions, one after the other.
///
/// Write it as a list, or let ``init(compiling:)`` make it from lines such as `x += 1`:
///
/// ```swift
/// let increment: Bytecode = [.load("x"), .add(1), .store("x")]
/// let same = try Bytecode(compiling: "x += 1")
/// print(increment == same)  // true
/// ```
///
/// Python's own: <https://docs.python.org/3/library/dis.html#python-bytecode-instructions>.
public struct Bytecode: Hashable, Sendable {
  /// The instructions, in the order they run.
  public var instructions: [Instruction]

  /// Makes a program of these instructions.
  ///
  /// ```swift
  /// let wait = Bytecode([Instruction.wait(.milliseconds(5))])
  /// print(wait.instructions.count)  // 1
  /// ```
  public init(_ instructions: [Instruction]) {
    self.instructions = instructions
  }

  /// The same program as the body of a loop, written out: each round ends with a
  /// ``Instruction/jumpBack``.
  ///
  /// ```swift
  /// let twice = try Bytecode(compiling: "x += 1").repeated(2)
  /// print(twice.instructions.count { $0 == .jumpBack })  // 2
  /// ```
  ///
  /// A round that should give no chance to switch in ``Interpreter/SwitchPoints/calls`` is
  /// written as lines in a row instead.
  /// - Parameter count: how many rounds; none for a negative number.
  public func repeated(_ count: Int) -> Bytecode {
    Bytecode(Array(repeating: instructions + [.jumpBack], count: max(count, 0)).flatMap { $0 })
  }
}

extension Bytecode: ExpressibleByArrayLiteral {
  /// Makes a program of the instructions listed.
  public init(arrayLiteral elements: Instruction...) {
    self.init(elements)
  }
}

extension Bytecode {
  /// The program as Python's `dis` shows one: for each instruction its offset, its name, and what it is about.
  ///
  /// An instruction counts for two bytes, as CPython's have since 3.6.
  ///
  /// ```swift
  /// let increment = try Bytecode(compiling: "x += 1")
  /// print(increment.disassembly)
  /// ```
  /// prints
  /// ```text
  /// 0  LOAD   x
  /// 2  ADD    1
  /// 4  STORE  x
  /// ```
  public var disassembly: String {
    let lines = instructions.map { instruction -> (name: String, operand: String) in
      let words = instruction.description.split(separator: " ", maxSplits: 1).map(String.init)
      return (words[0], words.count > 1 ? words[1] : "")
    }
    let width = lines.map(\.name.count).max() ?? 0
    let digits = String(max(0, instructions.count - 1) * 2).count
    return lines.enumerated().map { index, line in
      let offset = String(index * 2)
      let lead = String(repeating: " ", count: digits - offset.count) + "\(offset)  \(line.name)"
      guard !line.operand.isEmpty else { return lead }
      return lead + String(repeating: " ", count: width - line.name.count + 2) + line.operand
    }.joined(separator: "\n")
  }
}

extension Bytecode: CustomStringConvertible {
  /// The ``disassembly``.
  public var description: String { disassembly }
}
