import ConcurrencyLab
import Testing
import Trace

/// Programs that run at once: by the interpreter in a search, and by the model.
struct BytecodeCase: Sendable, CustomTestStringConvertible {
  var name: String
  var programs: [Bytecode]
  var objects: [String] = []
  /// What `f` adds to what it is given.
  static let functions = ["f": 10]

  init(_ programs: [Bytecode], objects: [String] = [], name: String? = nil) {
    self.name = name ?? programs.map { "\($0.instructions)" }.joined(separator: " | ")
    self.programs = programs
    self.objects = objects
  }

  init(_ sources: [String]) {
    let programs = sources.map { source in
      do { return try Bytecode(compiling: source) } catch { preconditionFailure("\(error)") }
    }
    self.init(programs, name: sources.joined(separator: " | ").replacing("\n", with: "; "))
  }

  var testDescription: String { name }

  /// The variables that it names.
  private var variables: [String] {
    Set(programs.flatMap(\.instructions).compactMap(\.variable)).union(objects).sorted()
  }

  func model(_ locking: BytecodeModel.Locking) -> BytecodeModel {
    BytecodeModel(programs, locking, functions: Self.functions, objects: objects)
  }

  func endings(under locking: BytecodeModel.Locking) -> [String: Int] {
    model(locking).endings(telling: variables)
  }

  /// Whether it has no locks of its own, no waits and no loops, so that orders can be counted.
  var isPlain: Bool {
    programs.flatMap(\.instructions).allSatisfy { instruction in
      switch instruction {
      case .acquire, .release, .wait, .jumpBack: false
      default: true
      }
    }
  }

  /// Runs it in the interpreter.
  func run(under locking: BytecodeModel.Locking) -> String {
    let python = Interpreter(
      lock: lock(locking), switchPoints: locking == .calls ? .calls : .everyInstruction,
      objects: objects, functions: Self.functions.mapValues { more in { $0 + more } })
    python.run(programs)
    let held = variables.map { name in
      guard let object = python.object(in: name) else { return "\(name) \(python[name])" }
      return "\(name) \(object) \(object.referenceCount)"
    }
    return (held + python.damage.map(\.description).sorted()).joined(separator: ", ")
  }

  private func lock(_ locking: BytecodeModel.Locking) -> any InterpreterLock {
    switch locking {
    case .none: NoLock()
    case .everyInstruction, .calls: BigLock()
    case .fine: FineLocks(variables: variables, objects: objects + ["new"])
    }
  }

  /// Holds a search over all schedules against the model.
  func check(under locking: BytecodeModel.Locking) {
    let endings = endings(under: locking)
    let found = exploration {
      try everySchedule({ run(under: locking) }) { endings.keys.contains($0) }
    }
    if endings.keys.contains(BytecodeModel.stuck) {
      #expect(found.verdict == .refuted)
      #expect(found.findings.first?.kind == .deadlock)
    } else {
      #expect(found.verdict == .proved, "\(found.findings.first?.headline ?? "")")
      #expect(Set(found.outcomes.map(\.value)) == Set(endings.keys))
    }
  }
}

/// A lock for each variable, and one for each object's count.
private struct FineLocks: InterpreterLock {
  let variables: [String: Lock]
  let objects: [String: Lock]

  init(variables: [String], objects: [String]) {
    self.variables = Dictionary(uniqueKeysWithValues: variables.map { ($0, Lock()) })
    self.objects = Dictionary(uniqueKeysWithValues: objects.map { ($0, Lock()) })
  }

  func execute(_ instruction: Instruction, _ body: () -> Void) {
    guard let name = instruction.variable, let lock = variables[name] else { return body() }
    lock.withLock(body)
  }

  func adjustReferences(of object: HeapObject, _ body: () -> Void) {
    guard let lock = objects[object.name] else { return body() }
    lock.withLock(body)
  }
}

extension BytecodeCase {
  /// Programs that show one thing each.
  static let written: [BytecodeCase] = [
    BytecodeCase(["x += 1", "x += 1"]),
    BytecodeCase(["x += 1", "x -= 1"]),
    BytecodeCase(["x += 1\nx += 1", "x += 1"]),
    BytecodeCase(["x = f(x) + 1", "x = f(x) + 1"]),
    BytecodeCase(["x += 1", "x = f(x) + 1"]),
    BytecodeCase(["x = y + 1", "y = x + 1"]),
    BytecodeCase(["x = 5", "x += 1"]),
    BytecodeCase(["x += 1", "x += 1", "x += 1"]),
    BytecodeCase(["with m:\n  x += 1", "with m:\n  x += 1"]),
    BytecodeCase(["with m:\n  x += 1", "with m:\n  x += 1", "with m:\n  x += 1"]),
    BytecodeCase(["with m:\n  x += 1", "x += 1"]),
    BytecodeCase(["with m:\n  x += 1\nx += 1", "with m:\n  x += 1"]),
    BytecodeCase(["with m:\n  y = x + 1\nwith m:\n  x = y", "with m:\n  x += 2"]),
    BytecodeCase(["with m:\n  x += 1", "with n:\n  x += 1"]),
    BytecodeCase(["with m:\n  with n:\n    x += 1", "with n:\n  x += 1"]),
    BytecodeCase(["with m:\n  with n:\n    x += 1", "with n:\n  with m:\n    x += 1"]),
    // A loop looks where it jumps back, so that what one round read is old in the next.
    BytecodeCase([
      Bytecode([.load("y"), .store("x"), .load("x"), .store("y")]).repeated(2),
      Bytecode([.load("y"), .add(1), .store("y")]).repeated(2),
    ]),
    // While one waits for input, the other runs, with the big lock or without it.
    BytecodeCase([
      [.load("x"), .wait(.milliseconds(1)), .add(1), .store("x")],
      [.load("x"), .add(1), .store("x")],
    ]),
    BytecodeCase([
      [.load("x"), .wait(.milliseconds(1)), .add(1), .store("x")],
      [.load("x"), .wait(.milliseconds(1)), .add(1), .store("x")],
    ]),
    BytecodeCase([
      [.acquire("m"), .load("x"), .wait(.milliseconds(1)), .add(1), .store("x"), .release("m")],
      [.acquire("m"), .load("x"), .add(1), .store("x"), .release("m")],
    ]),
    BytecodeCase([
      [.load("x"), .wait(.milliseconds(2)), .add(1), .store("x")],
      [.wait(.milliseconds(1)), .load("x"), .wait(.milliseconds(1)), .add(1), .store("x")],
      [.wait(.milliseconds(3)), .load("x"), .add(1), .store("x")],
    ]),
    BytecodeCase([[.load("page"), .drop], [.load("page"), .drop]], objects: ["page"]),
    BytecodeCase([[.load("page")], [.load("page")], [.load("page")]], objects: ["page"]),
    BytecodeCase([[.load("page"), .drop], [.constant(7), .store("page")]], objects: ["page"]),
    BytecodeCase(
      [[.constant(1), .store("page")], [.constant(2), .store("page")]], objects: ["page"]),
    BytecodeCase([[.new("new"), .store("page")], [.load("page"), .drop]], objects: ["page"]),
    BytecodeCase(
      [[.load("a"), .store("b")], [.load("b"), .store("a")]], objects: ["a", "b"]),
  ]

  /// Programs of two or three threads, drawn from numbers that are the same every time.
  static func generated(_ count: Int) -> [BytecodeCase] {
    var random = Random(seed: 26)
    return (0..<count).map { _ in
      let threads = Int.random(in: 2...3, using: &random)
      let programs = (0..<threads).map { _ in
        let lines = Int.random(in: 1...(threads == 2 ? 3 : 1), using: &random)
        return Bytecode((0..<lines).flatMap { _ in line(using: &random) })
      }
      return BytecodeCase(programs, objects: ["page", "site"])
    }
  }

  private static func line(using random: inout Random) -> [Instruction] {
    let number = ["x", "y"].randomElement(using: &random) ?? "x"
    let object = ["page", "site"].randomElement(using: &random) ?? "page"
    let lines: [[Instruction]] = [
      [.load(number), .add(1), .store(number)],
      [.load("x"), .store("y")],
      [.load("y"), .call("f"), .store(number)],
      [.constant(5), .store(number)],
      [.acquire("m"), .load(number), .add(1), .store(number), .release("m")],
      [.acquire("n"), .load("x"), .wait(.milliseconds(1)), .store("y"), .release("n")],
      [.load(object), .drop],
      [.load("page"), .store("site")],
      [.constant(0), .store(object)],
      [.new("new"), .store(object)],
      [.load("y"), .wait(.milliseconds(2)), .store("x")],
      [.load(number), .add(2), .jumpBack, .store(number)],
    ]
    return lines.randomElement(using: &random) ?? []
  }
}
