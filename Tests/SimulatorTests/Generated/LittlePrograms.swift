import Specimens

@testable import Simulator

/// Little programs drawn at random, to be run by instrumented Swift and by the model machine.
struct LittlePrograms {
  /// What the programs may do besides reading and writing variables.
  struct Features: OptionSet {
    let rawValue: Int
    static let locks = Features(rawValue: 1)
    static let tries = Features(rawValue: 2)
    static let atomics = Features(rawValue: 4)
    static let semaphores = Features(rawValue: 8)
    static let conditions = Features(rawValue: 16)
    static let starts = Features(rawValue: 32)
  }

  private var random: RandomSource
  private var features: Features = []

  init(seed: UInt64) {
    random = RandomSource(seed: seed)
  }

  mutating func next() -> LittleProgram {
    features = Features(rawValue: random.below(64))
    let count = 2 + random.below(2)
    let steps = count == 2 ? 4 : 3
    var program = LittleProgram(
      threads: (0..<count).map { _ in block(1 + random.below(steps), mayNest: true) })
    program.permits = random.below(2)
    if features.contains(.starts) {
      program.isStarted = true
      program.body = block(random.below(2), mayNest: false)
    }
    return program
  }

  /// A program whose first two threads or all three run one piece of code, started one after another.
  mutating func nextWithTwins() -> LittleProgram {
    features = Features(rawValue: random.below(32))
    let code = block(1 + random.below(3), mayNest: true)
    var program = LittleProgram(threads: [code, code])
    switch random.below(3) {
    case 0: program.threads.append(code)
    case 1: program.threads.append(block(1 + random.below(2), mayNest: true))
    default: break
    }
    program.permits = random.below(2)
    program.isStarted = true
    program.body = block(random.below(2), mayNest: false)
    return program
  }

  /// A program of two or three threads that hand plain variables over by atomics, each in an order of its own.
  mutating func nextWithOrderings() -> LittleProgram {
    let count = 2 + random.below(2)
    return LittleProgram(
      threads: (0..<count).map { _ in (0..<2).flatMap { _ in ordered() } })
  }

  private mutating func ordered() -> [LittleProgram.Instruction] {
    let variable = random.below(LittleProgram.variables)
    let atomic = random.below(LittleProgram.atomics)
    let register = random.below(LittleProgram.registers)
    let access: LittleProgram.Instruction =
      random.below(2) == 0
      ? .read(variable: variable, into: register) : .write(variable: variable, 1 + random.below(2))
    switch random.below(9) {
    case 0: return [access, .store(atomic: atomic, 1)]
    case 1: return [access, .relaxedStore(atomic: atomic, 1)]
    case 2: return [.add(atomic: atomic, 1, into: register)]
    case 3: return [access, .relaxedAdd(atomic: atomic, 1, into: register)]
    case 4, 5: return [.load(atomic: atomic, into: 2), .skip(1, unless: 2, is: 1), access]
    case 6: return [.relaxedLoad(atomic: atomic, into: 2), .skip(1, unless: 2, is: 1), access]
    case 7: return [.add(atomic: atomic, 1, into: 2), .skip(1, unless: 2, is: 1), access]
    default: return [access]
    }
  }

  private mutating func block(_ steps: Int, mayNest: Bool) -> [LittleProgram.Instruction] {
    (0..<steps).flatMap { _ in step(mayNest: mayNest) }
  }

  private mutating func step(mayNest: Bool) -> [LittleProgram.Instruction] {
    let variable = random.below(LittleProgram.variables)
    let register = random.below(LittleProgram.registers)
    switch random.below(14) {
    case 0, 1: return [.read(variable: variable, into: register)]
    case 2: return [.write(variable: variable, random.below(3))]
    case 3: return [.writeNext(variable: variable, of: register)]
    case 4 where mayNest: return branch(on: register, is: random.below(2))
    case 5 where features.contains(.atomics), 6 where features.contains(.atomics):
      return [atomic(register)]
    case 7 where features.contains(.atomics) && mayNest:
      return [atomic(register)] + branch(on: register, is: random.below(2))
    case 8 where features.contains(.locks) && mayNest, 9 where features.contains(.locks) && mayNest:
      return locked(random.below(2))
    case 10 where features.contains(.tries) && mayNest:
      let body = step(mayNest: false) + [.unlock(LittleProgram.triedLock)]
      return [.tryLock(into: register), .skip(body.count, unless: register, is: 1)] + body
    case 11 where features.contains(.semaphores):
      return random.below(2) == 0
        ? [.takePermit] + step(mayNest: false) + [.givePermit]
        : [random.below(2) == 0 ? .takePermit : .givePermit]
    case 12 where features.contains(.conditions) && mayNest:
      return waiting(variable, register)
    default:
      return [
        .read(variable: variable, into: register), .writeNext(variable: variable, of: register),
      ]
    }
  }

  private mutating func branch(on register: Int, is value: Int) -> [LittleProgram.Instruction] {
    let body = step(mayNest: false)
    return [.skip(body.count, unless: register, is: value)] + body
  }

  private mutating func atomic(_ register: Int) -> LittleProgram.Instruction {
    let atomic = random.below(LittleProgram.atomics)
    return switch random.below(4) {
    case 0: .load(atomic: atomic, into: register)
    case 1: .store(atomic: atomic, random.below(3))
    case 2: .add(atomic: atomic, 1 + random.below(2), into: register)
    default:
      .compareExchange(
        atomic: atomic, expected: random.below(2), desired: 1 + random.below(2), into: register)
    }
  }

  private mutating func locked(_ lock: Int) -> [LittleProgram.Instruction] {
    let body = step(mayNest: false)
    let inner = random.below(4) == 0 ? [.lock(1 - lock)] + body + [.unlock(1 - lock)] : body
    return [.lock(lock)] + inner + [.unlock(lock)]
  }

  private mutating func waiting(_ variable: Int, _ register: Int) -> [LittleProgram.Instruction] {
    let body: [LittleProgram.Instruction] =
      random.below(2) == 0
      ? [
        .read(variable: variable, into: register), .skip(1, unless: register, is: random.below(2)),
        .wait,
      ]
      : [
        .write(variable: variable, random.below(2)),
        random.below(2) == 0 ? .signal : .broadcast,
      ]
    return [.lock(0)] + body + [.unlock(0)]
  }
}

extension LittleProgram {
  /// Whether it says everything about races that both sides see alike: who fails to take a lock learns, in Swift,
  /// nothing of what its holder has done, and here that somebody holds it.
  var hasTries: Bool {
    threads.joined().contains { if case .tryLock = $0 { true } else { false } }
  }

  /// The same program for the model machine; its first variables are the plain ones, then come the atomics.
  var model: ModelProgram {
    var model = ModelProgram(
      name: "generated", variables: Array(repeating: 0, count: Self.variables + Self.atomics),
      locks: 2, conditions: 1, semaphores: [permits],
      threads: threads.map { code in ModelThread { Self.translate(code[...], into: &$0) } })
    guard isStarted else { return model }
    model.threads.insert(
      ModelThread { code in
        for thread in 1...threads.count { code.spawn(thread) }
        Self.translate(body[...], into: &code)
        for thread in 1...threads.count { code.join(thread) }
      }, at: 0)
    model.started = [0]
    return model
  }

  private static func translate(
    _ code: ArraySlice<Instruction>, into thread: inout ModelThread
  ) {
    var rest = code
    while let instruction = rest.popFirst() {
      guard case .skip(let count, let register, let value) = instruction else {
        translate(instruction, into: &thread)
        continue
      }
      thread.when({ $0[register] == value }) { translate(rest.prefix(count), into: &$0) }
      rest = rest.dropFirst(count)
    }
  }

  private static func translate(_ instruction: Instruction, into thread: inout ModelThread) {
    switch instruction {
    case .read(let variable, let register): thread.read(variable, into: register)
    case .write(let variable, let value): thread.write(variable, value)
    case .writeNext(let variable, let register): thread.write(variable) { $0[register] + 1 }
    case .load(let atomic, let register), .relaxedLoad(let atomic, let register):
      thread.read(variables + atomic, into: register)
    case .store(let atomic, let value), .relaxedStore(let atomic, let value):
      thread.write(variables + atomic, value)
    case .add(let atomic, let value, let register),
      .relaxedAdd(let atomic, let value, let register):
      thread.add(value, to: variables + atomic, into: register)
    case .compareExchange(let atomic, let expected, let desired, let register):
      thread.compareAndSwap(variables + atomic, { _ in expected }, { _ in desired }, into: register)
    case .lock(let lock): thread.lock(lock)
    case .unlock(let lock): thread.unlock(lock)
    case .tryLock(let register): thread.tryLock(triedLock, into: register)
    case .wait: thread.wait(0, 0)
    case .signal: thread.signal(0)
    case .broadcast: thread.broadcast(0)
    case .takePermit: thread.acquire(semaphore: 0)
    case .givePermit: thread.release(semaphore: 0)
    case .skip: break
    }
  }
}
