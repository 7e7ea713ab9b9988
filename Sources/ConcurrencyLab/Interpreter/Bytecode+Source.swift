extension Bytecode {
  /// Compiles a few lines of a language like Python.
  ///
  /// ```swift
  /// let line = try Bytecode(compiling: "x = f(x) + 1")
  /// print(line.instructions)  // [LOAD x, CALL f, ADD 1, STORE x]
  /// ```
  ///
  /// A line is one of `x = 5`, `x = y`, `x = y + 1`, `x = f(y) - 1`, `x += 1`, `x -= 1`; or
  /// `with m:`, which holds the lock `m` during the indented lines below it. Empty lines and
  /// comments, from `#` on, are skipped.
  /// - Throws: ``SourceError`` for the first line that is none of these.
  public init(compiling source: String) throws(SourceError) {
    var instructions: [Instruction] = []
    var held: [(name: String, indentation: Int, hasBody: Bool)] = []
    var number = 0
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let code = line.prefix { $0 != "#" }
      guard let first = code.firstIndex(where: { $0 != " " }) else { continue }
      let indentation = code.distance(from: code.startIndex, to: first)
      while let last = held.last, last.hasBody, indentation <= last.indentation {
        instructions.append(.release(last.name))
        held.removeLast()
      }
      if let last = held.indices.last {
        guard held[last].hasBody || indentation > held[last].indentation else {
          throw SourceError(line: number, text: "expected an indented line after 'with'")
        }
        held[last].hasBody = true
      }
      var statement = Statement(code, line: number)
      if let name = try statement.lock() {
        instructions.append(.acquire(name))
        held.append((name, indentation, false))
      } else {
        instructions += try statement.assignment()
      }
    }
    if let last = held.last, !last.hasBody {
      throw SourceError(line: number, text: "expected an indented line after 'with'")
    }
    self.init(instructions + held.reversed().map { .release($0.name) })
  }

  /// What is wrong with a line that ``init(compiling:)`` was given.
  ///
  /// ```swift
  /// do {
  ///   _ = try Bytecode(compiling: "x += 1\nx = = 2")
  /// } catch {
  ///   print(error.line, error.text.isEmpty)  // 2 false
  /// }
  /// ```
  public struct SourceError: Error, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int
    /// What is wrong with it.
    public var text: String

    /// The line and what is wrong with it, in one sentence.
    public var description: String { "line \(line): \(text)" }
  }
}
