@testable import Simulator

/// Little programs drawn at random: what they do makes no sense, but every kind of step occurs.
struct RandomPrograms {
  /// What the programs may do besides reading and writing variables.
  struct Features: OptionSet {
    let rawValue: Int
    static let atomics = Features(rawValue: 1)
    static let locks = Features(rawValue: 2)
    static let tries = Features(rawValue: 4)
    static let semaphores = Features(rawValue: 8)
    static let conditions = Features(rawValue: 16)
    static let sleeps = Features(rawValue: 32)
    static let spawns = Features(rawValue: 64)
    static let twins = Features(rawValue: 128)
    static let pairs = Features(rawValue: 256)
  }

  private static let variables = 2
  private static let locks = 2
  private var random: RandomSource
  private var features: Features = []

  init(seed: UInt64) {
    random = RandomSource(seed: seed)
  }

  mutating func next() -> ModelProgram {
    features = Features(rawValue: random.below(512))
    let count = 2 + random.below(3)
    var steps = count == 2 ? 4 : count == 3 ? 3 : 2
    if features.contains(.locks) { steps = max(2, steps - 1) }
    var threads: [ModelThread] = []
    var symmetry: [Int] = []
    for number in 0..<count {
      if features.contains(.twins), number > 0, let twin = threads.last {
        threads.append(twin)
      } else {
        threads.append(thread(steps: 1 + random.below(steps)))
      }
      symmetry.append(features.contains(.twins) ? 1 : 0)
    }
    var program = ModelProgram(
      name: "random", variables: Array(repeating: 0, count: Self.variables), locks: Self.locks,
      conditions: 1, semaphores: [random.below(3)], threads: threads)
    let wrong = random.below(4)
    program.isRight = { $0[0] != wrong }
    if features.contains(.twins) {
      program.symmetry = symmetry
    } else if features.contains(.spawns) {
      program.threads.insert(main(count), at: 0)
      program.started = [0]
    }
    return program
  }

  private mutating func main(_ count: Int) -> ModelThread {
    let joins = random.below(2) == 0
    let reads = random.below(2) == 0
    return ModelThread { code in
      for thread in 1...count { code.spawn(thread) }
      if reads { code.read(0, into: 5) }
      if joins {
        for thread in 1...count { code.join(thread) }
        code.read(0, into: 6)
        code.write(1) { $0[6] + $0[5] }
      }
    }
  }

  private mutating func thread(steps: Int) -> ModelThread {
    var own = self
    defer { self = own }
    return ModelThread { code in
      for _ in 0..<steps { own.step(&code, mayNest: true) }
    }
  }

  private mutating func step(_ code: inout ModelThread, mayNest: Bool) {
    let variable = random.below(Self.variables)
    let register = random.below(3)
    switch random.below(16) {
    case 0, 1: code.read(variable, into: register)
    case 2: code.write(variable) { $0[register] + 1 }
    case 3: code.write(variable, random.below(3))
    case 4 where features.contains(.atomics): code.add(1, to: variable, into: register)
    case 5 where features.contains(.atomics):
      let old = random.below(2)
      code.compareAndSwap(variable, { _ in old }, { _ in old + 1 }, into: register)
    case 14 where features.contains(.pairs): code.readBoth(0, 1)
    case 15 where features.contains(.pairs): code.exchange(variable, 1 - variable)
    case 6 where mayNest:
      let expected = random.below(2)
      var own = self
      code.when({ $0[register] == expected }) { own.step(&$0, mayNest: false) }
      self = own
    case 7 where features.contains(.locks), 8 where features.contains(.locks):
      guard mayNest else { return code.increment(variable) }
      let lock = random.below(Self.locks)
      code.lock(lock)
      if random.below(3) == 0 {
        code.lock(1 - lock)
        step(&code, mayNest: false)
        code.unlock(1 - lock)
      } else {
        step(&code, mayNest: false)
      }
      code.unlock(lock)
    case 9 where features.contains(.tries):
      let lock = random.below(Self.locks)
      var own = self
      code.tryLock(lock, into: 4)
      code.when({ $0[4] == 1 }) { code in
        own.step(&code, mayNest: false)
        code.unlock(lock)
      }
      self = own
    case 10 where features.contains(.semaphores):
      code.acquire(semaphore: 0)
      step(&code, mayNest: false)
      if random.below(3) > 0 { code.release(semaphore: 0) }
    case 11 where features.contains(.semaphores): code.release(semaphore: 0)
    case 12 where features.contains(.conditions) && mayNest:
      let isWait = random.below(2) == 0
      let expected = random.below(2)
      code.lock(0)
      if isWait {
        code.read(variable, into: 3)
        code.when({ $0[3] == expected }) { $0.wait(0, 0) }
      } else {
        code.write(variable, expected)
        if random.below(2) == 0 { code.signal(0) } else { code.broadcast(0) }
      }
      code.unlock(0)
    case 13 where features.contains(.sleeps): code.sleep(random.below(3))
    case 11 where features.contains(.conditions): code.signal(0)
    default: code.increment(variable)
    }
  }
}
