import ConcurrencyLab
import Testing

@Suite struct BytecodeTests {
  @Test(arguments: [
    ("x += 1", "LOAD x, ADD 1, STORE x"),
    ("x -= 2", "LOAD x, ADD -2, STORE x"),
    ("x = 5", "CONSTANT 5, STORE x"),
    ("x = y", "LOAD y, STORE x"),
    ("x = y - 3", "LOAD y, ADD -3, STORE x"),
    ("x = f(x) + 1", "LOAD x, CALL f, ADD 1, STORE x"),
    ("x = f(y)", "LOAD y, CALL f, STORE x"),
    ("# nothing\n\nx += 1  # one more", "LOAD x, ADD 1, STORE x"),
    ("with m:\n  x += 1", "ACQUIRE m, LOAD x, ADD 1, STORE x, RELEASE m"),
    (
      "with m:\n  x += 1\ny += 1",
      "ACQUIRE m, LOAD x, ADD 1, STORE x, RELEASE m, LOAD y, ADD 1, STORE y"
    ),
    (
      "with a:\n  with b:\n    x = 1\n  x = 2",
      "ACQUIRE a, ACQUIRE b, CONSTANT 1, STORE x, RELEASE b, CONSTANT 2, STORE x, RELEASE a"
    ),
  ])
  func `each kind of line compiles to its instructions`(source: String, expected: String) throws {
    let instructions = try Bytecode(compiling: source).instructions
    #expect(instructions.map(\.description).joined(separator: ", ") == expected)
  }

  @Test(arguments: [
    ("x", "line 1: expected '=', '+=' or '-=' after 'x'"),
    ("x +=", "line 1: expected a whole number"),
    ("x += y", "line 1: expected a whole number"),
    ("x = f(1)", "line 1: expected a name"),
    ("x = f(y", "line 1: expected ')'"),
    ("x = 1 2", "line 1: '2' is one word too many"),
    ("+= 1", "line 1: expected a name"),
    ("x = 1\nwith m", "line 2: expected ':'"),
    ("with m:\nx += 1", "line 2: expected an indented line after 'with'"),
    ("x = 1\nwith m:", "line 2: expected an indented line after 'with'"),
  ])
  func `a line that does not compile is named`(source: String, expected: String) {
    let error = #expect(throws: Bytecode.SourceError.self) { try Bytecode(compiling: source) }
    #expect(error?.description == expected)
  }

  @Test func `a program prints as its disassembly`() throws {
    let program = try Bytecode(compiling: "with m:\n  x = f(x) + 1").repeated(2)
    #expect(
      "\(program)" == """
         0  ACQUIRE    m
         2  LOAD       x
         4  CALL       f
         6  ADD        1
         8  STORE      x
        10  RELEASE    m
        12  JUMP_BACK
        14  ACQUIRE    m
        16  LOAD       x
        18  CALL       f
        20  ADD        1
        22  STORE      x
        24  RELEASE    m
        26  JUMP_BACK
        """)
  }

  @Test func `a disassembly has offsets, names and what they are about, in columns`() {
    let program: Bytecode = [.load("x"), .call("f"), .add(-1), .drop, .acquire("m"), .store("x")]
    #expect(
      program.disassembly == """
         0  LOAD     x
         2  CALL     f
         4  ADD      -1
         6  DROP
         8  ACQUIRE  m
        10  STORE    x
        """)
    #expect(Bytecode([]).disassembly.isEmpty)
  }

  @Test func `a list and the line it stands for are the same program`() throws {
    let listed: Bytecode = [.load("x"), .add(1), .store("x")]
    #expect(try Bytecode(compiling: "x += 1") == listed)
  }
}
