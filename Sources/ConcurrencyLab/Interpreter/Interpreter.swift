internal import Simulator
internal import Trace

/// A small machine that runs ``Bytecode`` on several threads which share its variables.
///
/// ```swift
/// let increment = try Bytecode(compiling: "x += 1")
/// let python = Interpreter(lock: BigLock(), variables: ["x": 0])
/// python.run([increment, increment])
/// print(python["x"])  // 1 or 2
/// ```
///
/// What it follows is <https://docs.python.org/3/library/dis.html>, and for its lock
/// <https://docs.python.org/3/glossary.html#term-global-interpreter-lock>.
///
/// It is as much of CPython as it takes to see what a global lock does: instructions, reference
/// counts, waiting for input, and a lock that can be exchanged.
///
/// Where it is simpler than CPython: a thread has one value in hand and no stack; numbers have no
/// reference counts; a function of `CALL` is one instruction, however long it takes; and an object
/// without references is only marked as freed, so that who uses it still is told (``damage``).
public final class Interpreter: Sendable {
  /// The places where a running thread looks whether another one wants the lock.
  ///
  /// ```swift
  /// let old = Interpreter(lock: BigLock(), switchPoints: .everyInstruction)
  /// let new = Interpreter(lock: BigLock(), switchPoints: .calls)
  /// print(old.switchPoints, new.switchPoints, new.lock is BigLock)  // everyInstruction calls true
  /// ```
  public enum SwitchPoints: Sendable {
    /// Between any two instructions, nearly as in CPython up to 3.9: it looks before each of them,
    /// with exceptions that make no difference here.
    case everyInstruction
    /// After a call and where a loop jumps back, as in CPython from 3.10 on.
    ///
    /// Taking a lock of the program and giving it back are calls, and so is ``Instruction/wait(_:)``.
    /// (CPython 3.10 to 3.13 look after `m.acquire()`, but not where `with m:` begins.)
    case calls
  }

  /// Something that the interpreter's own bookkeeping must never do.
  ///
  /// ```swift
  /// let python = Interpreter(lock: NoLock(), objects: ["page"])
  /// python.run([.load("page"), .constant(0), .store("page")])
  /// print(python.damage.isEmpty)  // true: a thread alone does none
  /// for damage in python.damage {
  ///   switch damage {
  ///   case .usedAfterFreed(let name), .freedTwice(let name): print(name == damage.object)
  ///   }
  /// }
  /// ```
  public enum Damage: Hashable, Sendable, CustomStringConvertible {
    /// A reference was taken to an object that had been freed.
    case usedAfterFreed(String)
    /// An object was freed again.
    case freedTwice(String)

    /// The name of the object that it happened to.
    public var object: String {
      switch self {
      case .usedAfterFreed(let name), .freedTwice(let name): name
      }
    }

    /// What happened, in a few words.
    public var description: String {
      switch self {
      case .usedAfterFreed(let name): "\(name) was used after it had been freed"
      case .freedTwice(let name): "\(name) was freed twice"
      }
    }
  }

  /// A program put an object into a variable that holds numbers only.
  ///
  /// ```swift
  /// let python = Interpreter(lock: BigLock(), objects: ["page"])
  /// let error = python.run([.load("page"), .store("x")])
  /// if let error = error as? Interpreter.VariableError {
  ///   print(error.variable, error.object)  // x page
  /// }
  /// ```
  public struct VariableError: Error, Hashable, CustomStringConvertible {
    /// The name of the variable.
    public var variable: String
    /// The name of the object.
    public var object: String

    /// What happened, and what to do, in one sentence.
    public var description: String {
      "variable '\(variable)' holds numbers only, and was given object '\(object)'; name it in 'objects:'"
    }
  }

  /// A function that `CALL` can name: it gets the number in hand and gives another.
  ///
  /// ```swift
  /// let double: Interpreter.Function = { $0 * 2 }
  /// let python = Interpreter(lock: BigLock(), variables: ["x": 4], functions: ["f": double])
  /// python.run(try Bytecode(compiling: "x = f(x)"))
  /// print(python["x"])  // 8
  /// ```
  public typealias Function = @Sendable (Int) throws -> Int

  /// The lock that decides which threads may run instructions.
  public let lock: any InterpreterLock
  /// Where a running thread looks whether another one wants the lock.
  public let switchPoints: SwitchPoints
  private let functions: [String: Function]
  private let memory: RealMutex<Memory>

  /// Makes an interpreter.
  /// - Parameters:
  ///   - lock: what decides which threads may run instructions.
  ///   - switchPoints: where a running thread looks whether another one wants the lock.
  ///   - variables: the numbers to begin with; a variable that is not named begins as 0.
  ///   - objects: the variables that can hold an object, and begin with one of their name; all
  ///     others hold numbers only.
  ///   - functions: what `CALL` can name; a function that is not named gives back what it gets.
  public init(
    lock: any InterpreterLock, switchPoints: SwitchPoints = .everyInstruction,
    variables: [String: Int] = [:], objects: [String] = [], functions: [String: Function] = [:]
  ) {
    self.lock = lock
    self.switchPoints = switchPoints
    self.functions = functions
    memory = RealMutex(Memory(numbers: variables, objects: objects))
  }

  /// The number in a variable; 0 for one that holds none.
  public subscript(name: String) -> Int {
    value(of: name).number
  }

  /// The object in a variable, if it holds one.
  ///
  /// ```swift
  /// let python = Interpreter(lock: BigLock(), objects: ["page"])
  /// print(python.object(in: "page")?.referenceCount ?? 0, python.object(in: "x") == nil)  // 1 true
  /// ```
  public func object(in name: String) -> HeapObject? {
    value(of: name).object
  }

  private func value(of name: String) -> Value {
    switch memory.withLock({ $0.variable(name) }) {
    case .number(let cell): .number(cell.read())
    case .any(let cell): cell.read()
    }
  }

  /// What went wrong in the interpreter's own bookkeeping so far, object by object by their names,
  /// and in order for each.
  public var damage: [Damage] {
    // Not in order over all objects: a search does not tell schedules apart in which two threads
    // break two objects in this order or in that.
    let damage = memory.withLock { $0.damage }
    return damage.enumerated().sorted { one, other in
      (one.element.object, one.offset) < (other.element.object, other.offset)
    }.map(\.element)
  }

  /// Runs each program on a thread of its own, all at once, and waits for all of them.
  /// - Returns: for each program the error that ended it early, if one did.
  @discardableResult
  public func run(_ programs: [Bytecode]) -> [(any Error)?] {
    programs.forEach(declare)
    let errors = RealMutex<[(any Error)?]>(Array(repeating: nil, count: programs.count))
    together(programs.count) { number in
      let error = self.run(programs[number])
      errors.withLock { $0[number] = error }
    }
    return errors.withLock { $0 }
  }

  /// Runs a program on this thread.
  /// - Returns: the error that ended it early, if one did: what a function that it called threw, or
  ///   a ``VariableError``.
  @discardableResult
  public func run(_ program: Bytecode) -> (any Error)? {
    declare(program)
    var frame = Frame(program)
    lock.enter()
    while let instruction = frame.instruction {
      var outcome = Outcome.done
      lock.execute(instruction) {
        outcome = execute(instruction, in: &frame)
        if case .done = outcome { show(instruction, in: frame) }
      }
      if case .mustWait(let body) = outcome {
        lock.wait(body)
        show(instruction, in: frame)
      }
      frame.next += 1
      if frame.instruction != nil, looks(after: instruction) { lock.betweenInstructions() }
    }
    if frame.hand.object != nil { lock.execute(.drop) { letGo(of: frame.hand) } }
    lock.leave()
    return frame.error
  }

  /// Writes an instruction down for a picture of the run; reads and writes show themselves.
  private func show(_ instruction: Instruction, in frame: Frame) {
    guard let world = World.current, world.isRecording else { return }
    switch instruction {
    case .load, .store, .wait, .work, .jumpBack: break
    default: world.record(.note, frame.effect(of: instruction))
    }
  }

  private func looks(after instruction: Instruction) -> Bool {
    switch (switchPoints, instruction) {
    // The instruction before it ended at the same place.
    case (.everyInstruction, .jumpBack): false
    case (.everyInstruction, _): true
    case (.calls, .call), (.calls, .jumpBack), (.calls, .acquire), (.calls, .release),
      (.calls, .wait):
      true
    case (.calls, _): false
    }
  }

  /// Makes the variables and locks that a program names, in its order, so that they are the same
  /// ones in every schedule.
  func declare(_ program: Bytecode) {
    memory.withLock { memory in
      for instruction in program.instructions {
        switch instruction {
        case .load(let name), .store(let name): _ = memory.variable(name)
        case .acquire(let name), .release(let name): _ = memory.lock(name)
        default: break
        }
      }
    }
  }
}

extension Interpreter {
  /// What an instruction came to.
  enum Outcome {
    case done
    /// The thread has to do this first, and must not keep others from running meanwhile.
    case mustWait(() -> Void)
  }

  /// Executes one instruction, with no regard to the interpreter's lock.
  func execute(_ instruction: Instruction, in frame: inout Frame) -> Outcome {
    switch instruction {
    case .load(let name): load(name, in: &frame)
    case .constant(let number): take(.number(number), in: &frame)
    case .add(let number): take(.number(frame.hand.number + number), in: &frame)
    case .store(let name): store(name, from: &frame)
    case .new(let name): take(.object(HeapObject(name: name)), in: &frame)
    case .drop: take(.nothing, in: &frame)
    case .call(let name): call(name, in: &frame)
    case .wait(let duration): return .mustWait { waitForInput(duration, label: nil) }
    case .work(let duration): compute(for: duration)
    case .jumpBack: break
    case .acquire(let name):
      let lock = memory.withLock { $0.lock(name) }
      if !lock.try() { return .mustWait { lock.lock() } }
    case .release(let name): memory.withLock { $0.lock(name) }.unlock()
    }
    return .done
  }

  private func load(_ name: String, in frame: inout Frame) {
    let value = value(of: name)
    if let object = value.object { adjustReferences(of: object) { object.retain() } }
    take(value, in: &frame)
  }

  private func store(_ name: String, from frame: inout Frame) {
    switch (memory.withLock { $0.variable(name) }, frame.hand) {
    case (.number, .object(let object)):
      frame.end(with: VariableError(variable: name, object: object.name))
    case (.number(let cell), let value): cell.write(value.number)
    case (.any(let cell), let value):
      let old = cell.read()
      cell.write(value.object == nil ? .number(value.number) : value)
      if value.object != nil { frame.hand = .nothing }
      letGo(of: old)
    }
  }

  private func call(_ name: String, in frame: inout Frame) {
    guard let function = functions[name] else { return }
    do {
      take(.number(try function(frame.hand.number)), in: &frame)
    } catch {
      frame.end(with: error)
    }
  }

  /// Takes a value in hand, and lets go of what was there.
  private func take(_ value: Value, in frame: inout Frame) {
    let old = frame.hand
    frame.hand = value
    letGo(of: old)
  }

  private func letGo(of value: Value) {
    if let object = value.object { adjustReferences(of: object) { object.release() } }
  }

  private func adjustReferences(of object: HeapObject, _ body: () -> Damage?) {
    lock.adjustReferences(of: object) {
      guard let damage = body() else { return }
      memory.withLock { $0.damage.append(damage) }
    }
  }
}
