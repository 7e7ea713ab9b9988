internal import Simulator
internal import Trace

/// A small machine that runs ``Bytecode`` on several threads which share its variables.
///
/// It is as much of CPython as it takes to see what a global lock does: instructions, reference
/// counts, waiting for input, and a lock that can be exchanged.
///
///     let python = Interpreter(lock: BigLock(), variables: ["x": 0])
///     python.run([increment, increment])
///     python["x"]  // 1 or 2
public final class Interpreter: Sendable {
  /// The places where a running thread looks whether another one wants the lock.
  public enum SwitchPoints: Sendable {
    /// Between any two instructions, nearly as in CPython 3.6 to 3.9.
    case everyInstruction
    /// After a call, as in CPython from 3.10 on (which also looks where a loop jumps back).
    case calls
  }

  /// Something that the interpreter's own bookkeeping must never do.
  public enum Damage: Hashable, Sendable, CustomStringConvertible {
    /// A reference was taken to an object that had been freed.
    case usedAfterFreed(String)
    /// An object was freed again.
    case freedTwice(String)

    /// What happened, in a few words.
    public var description: String {
      switch self {
      case .usedAfterFreed(let name): "\(name) was used after it had been freed"
      case .freedTwice(let name): "\(name) was freed twice"
      }
    }
  }

  /// A function that `CALL` can name: it gets the number in hand and gives another.
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
  ///   - objects: the variables that hold an object, and begin with one of that name.
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
    guard case .number(let cell) = memory.withLock({ $0.variable(name) }) else { return 0 }
    return cell.read()
  }

  /// The object in a variable, if it holds one.
  public func object(in name: String) -> HeapObject? {
    guard case .object(let cell) = memory.withLock({ $0.variable(name) }) else { return nil }
    return cell.read()
  }

  /// What went wrong in the interpreter's own bookkeeping so far, in order.
  public var damage: [Damage] { memory.withLock { $0.damage } }

  /// Runs each program on a thread of its own, all at once, and waits for all of them.
  public func run(_ programs: [Bytecode]) {
    programs.forEach(declare)
    together(programs.count) { self.run(programs[$0]) }
  }

  /// Runs a program on this thread.
  /// - Returns: the error that ended it early, if a function that it called threw one.
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
    letGo(of: frame.hand)
    lock.leave()
    return frame.error
  }

  /// Writes an instruction down for a picture of the run; reads and writes show themselves.
  private func show(_ instruction: Instruction, in frame: Frame) {
    guard let world = World.current, world.isRecording else { return }
    switch instruction {
    case .load, .store, .wait, .work: break
    default: world.record(.note, frame.effect(of: instruction))
    }
  }

  private func looks(after instruction: Instruction) -> Bool {
    if case .call = instruction { return true }
    return switchPoints == .everyInstruction
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
    case .add(let number): take(.number(frame.number + number), in: &frame)
    case .store(let name): store(name, from: &frame)
    case .new(let name): take(.object(HeapObject(name: name)), in: &frame)
    case .drop: take(.nothing, in: &frame)
    case .call(let name): call(name, in: &frame)
    case .wait(let duration): return .mustWait { waitForInput(duration, label: nil) }
    case .work(let duration): compute(for: duration)
    case .acquire(let name):
      let lock = memory.withLock { $0.lock(name) }
      if !lock.try() { return .mustWait { lock.lock() } }
    case .release(let name): memory.withLock { $0.lock(name) }.unlock()
    }
    return .done
  }

  private func load(_ name: String, in frame: inout Frame) {
    switch memory.withLock({ $0.variable(name) }) {
    case .number(let cell): take(.number(cell.read()), in: &frame)
    case .object(let cell):
      let object = cell.read()
      report(object.retain())
      take(.object(object), in: &frame)
    }
  }

  private func store(_ name: String, from frame: inout Frame) {
    switch memory.withLock({ $0.variable(name) }) {
    case .number(let cell): cell.write(frame.number)
    case .object(let cell):
      guard case .object(let object) = frame.hand else { return }
      let old = cell.read()
      cell.write(object)
      frame.hand = .nothing
      report(old.release())
    }
  }

  private func call(_ name: String, in frame: inout Frame) {
    guard let function = functions[name] else { return }
    do {
      take(.number(try function(frame.number)), in: &frame)
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
    if case .object(let object) = value { report(object.release()) }
  }

  private func report(_ damage: Damage?) {
    guard let damage else { return }
    memory.withLock { $0.damage.append(damage) }
  }
}
