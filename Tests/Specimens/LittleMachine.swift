// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

/// A program that is given as data, for a machine of plain Swift: variables, atomics, locks, a condition, a semaphore.
public struct LittleProgram: Sendable {
  public enum Instruction: Hashable, Sendable {
    case read(variable: Int, into: Int)
    case write(variable: Int, Int)
    /// Writes a register plus one.
    case writeNext(variable: Int, of: Int)
    case load(atomic: Int, into: Int)
    case store(atomic: Int, Int)
    case add(atomic: Int, Int, into: Int)
    // The same, ordering nothing else.
    case relaxedLoad(atomic: Int, into: Int)
    case relaxedStore(atomic: Int, Int)
    case relaxedAdd(atomic: Int, Int, into: Int)
    /// Leaves 1 in the register if it did, else 0.
    case compareExchange(atomic: Int, expected: Int, desired: Int, into: Int)
    case lock(Int)
    case unlock(Int)
    /// Leaves 1 in the register if it took the lock, else 0.
    case tryLock(into: Int)
    /// Waits on the condition, which belongs to lock 0.
    case wait
    case signal
    case broadcast
    case takePermit
    case givePermit
    /// Goes on after so many instructions, unless a register has a value.
    case skip(Int, unless: Int, is: Int)
  }

  public static let variables = 2
  public static let atomics = 2
  public static let registers = 3
  /// The lock that can be tried.
  public static let triedLock = 1

  public var threads: [[Instruction]]
  /// The semaphore's first count.
  public var permits = 0
  /// Whether the body starts the threads one after another, and what it writes and reads meanwhile.
  public var isStarted = false
  public var body: [Instruction] = []
  /// Whether the body looks at the variables between waiting for one thread and for the next.
  public var looksBetweenJoins = false

  public init(threads: [[Instruction]]) { self.threads = threads }
}

/// Runs a little program once.
public final class LittleMachine: @unchecked Sendable {
  private final class Variable: @unchecked Sendable { var value = 0 }
  private final class Shared: Sendable { let value = Atomic(0) }

  private let variables: [Variable]
  private let atomics: [Shared]
  private let condition = ConcurrencyLab.NSCondition()
  private let lock = ConcurrencyLab.NSLock()
  private let permits: ConcurrencyLab.Semaphore
  private let program: LittleProgram
  private var seen: [Int] = []

  public init(_ program: LittleProgram) {
    self.program = program
    permits = ConcurrencyLab.Semaphore(value: program.permits)
    variables = (0..<LittleProgram.variables).map { _ in Variable() }
    atomics = (0..<LittleProgram.atomics).map { _ in Shared() }
  }

  /// Where each variable's object lies.
  public var objects: [UInt] {
    variables.map { UInt(bitPattern: Unmanaged.passUnretained($0).toOpaque()) }
  }

  /// Runs the program; returns what is in the variables and the atomics in the end.
  public func run() -> [Int] {
    if program.isStarted {
      let threads = program.threads.map { code in ConcurrencyLab.Thread { self.run(code) } }
      for thread in threads { thread.start() }
      run(program.body)
      for thread in threads {
        thread.join()
        if program.looksBetweenJoins { seen.append(variables[0].value) }
      }
    } else {
      together(program.threads.count) { self.run(self.program.threads[$0]) }
    }
    return seen + variables.map(\.value) + atomics.map { $0.value.load(ordering: .acquiring) }
  }

  private func run(_ code: [LittleProgram.Instruction]) {
    var registers = Array(repeating: 0, count: LittleProgram.registers)
    var next = 0
    while next < code.count {
      next += 1
      switch code[next - 1] {
      case .skip(let count, let register, let value):
        if registers[register] != value { next += count }
      case let instruction: run(instruction, &registers)
      }
    }
  }

  private func run(_ instruction: LittleProgram.Instruction, _ registers: inout [Int]) {
    switch instruction {
    case .read(let variable, let register): registers[register] = variables[variable].value
    case .write(let variable, let value): variables[variable].value = value
    case .writeNext(let variable, let register):
      variables[variable].value = registers[register] + 1
    case .load(let atomic, let register):
      registers[register] = atomics[atomic].value.load(ordering: .acquiring)
    case .store(let atomic, let value): atomics[atomic].value.store(value, ordering: .releasing)
    case .add(let atomic, let value, let register):
      registers[register] =
        atomics[atomic].value.add(value, ordering: .acquiringAndReleasing).oldValue
    case .compareExchange(let atomic, let expected, let desired, let register):
      let done = atomics[atomic].value.compareExchange(
        expected: expected, desired: desired, ordering: .acquiringAndReleasing
      ).exchanged
      registers[register] = done ? 1 : 0
    case .relaxedLoad(let atomic, let register):
      registers[register] = atomics[atomic].value.load(ordering: .relaxed)
    case .relaxedStore(let atomic, let value):
      atomics[atomic].value.store(value, ordering: .relaxed)
    case .relaxedAdd(let atomic, let value, let register):
      registers[register] = atomics[atomic].value.add(value, ordering: .relaxed).oldValue
    default: wait(instruction, &registers)
    }
  }

  private func wait(_ instruction: LittleProgram.Instruction, _ registers: inout [Int]) {
    switch instruction {
    case .lock(0): condition.lock()
    case .unlock(0): condition.unlock()
    case .lock: lock.lock()
    case .unlock: lock.unlock()
    case .tryLock(let register): registers[register] = lock.try() ? 1 : 0
    case .wait: condition.wait()
    case .signal: condition.signal()
    case .broadcast: condition.broadcast()
    case .takePermit: permits.wait()
    case .givePermit: permits.signal()
    default: break
    }
  }
}
