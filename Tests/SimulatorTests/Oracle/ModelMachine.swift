@testable import Simulator

/// Runs a model program under a scheduler, execution after execution: an engine without strands.
///
/// A step is a visible read, write, lock, unlock, wait, signal, spawn, join; signals are first in,
/// first out; a failed check marks the run and goes on. Simulated time moves when nobody can go on.
final class ModelMachine {
  static let registersPerThread = 8

  let program: ModelProgram
  private let count: Int
  private let firstLock: Int
  private let firstCondition: Int
  private let firstSemaphore: Int

  private(set) var variables: UnsafeMutablePointer<Int>
  private let registers: UnsafeMutablePointer<Int>
  private let counters: UnsafeMutablePointer<Int>
  private let owners: UnsafeMutablePointer<Int>
  private let pending: UnsafeMutablePointer<Operation>
  private let permits: UnsafeMutablePointer<Int>
  private let wakeTimes: UnsafeMutablePointer<Int>
  private let code: [[ModelInstruction]]
  private var queues: [[Int]]
  private var live: UInt64 = 0
  private var finished: UInt64 = 0
  /// The threads that wait for a signal, a time or another thread's end.
  private var waiting: UInt64 = 0
  private var time = 0
  private var steps = 0

  /// Whether a check failed.
  private(set) var isBad = false
  /// Whether the execution ended with threads that wait.
  private(set) var isStuck = false
  /// Who took each step.
  private(set) var schedule: [Int] = []
  var recordsSchedule = false
  /// The variables among the first so many of which two threads were about to do a read or write and a write at once,
  /// in any execution so far.
  private(set) var raced: Set<Int> = []
  var checkedVariables = 0
  /// Whether states are told apart by what threads have received, as the engine does, which sees no registers.
  var knowsStatesByHistory = false
  private var history = StateHash()
  /// How many steps an execution may take before it counts as wrong.
  var stepLimit = 10_000

  init(_ program: ModelProgram) {
    self.program = program
    count = program.threads.count
    firstLock = program.variables.count
    firstCondition = firstLock + program.locks
    firstSemaphore = firstCondition + program.conditions
    code = program.threads.map(\.code)
    queues = Array(repeating: [], count: program.conditions)
    func room<Element>(_ count: Int, _ filler: Element) -> UnsafeMutablePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
      memory.initialize(repeating: filler, count: max(1, count))
      return memory
    }
    variables = room(program.variables.count, 0)
    registers = room(count * Self.registersPerThread, 0)
    counters = room(count, 0)
    owners = room(program.locks, -1)
    permits = room(program.semaphores.count, 0)
    wakeTimes = room(count, 0)
    pending = room(count, Operation(.local))
  }

  deinit {
    variables.deallocate()
    registers.deallocate()
    counters.deallocate()
    owners.deallocate()
    permits.deallocate()
    wakeTimes.deallocate()
    pending.deallocate()
  }

  /// Whether the execution that just ended was wrong.
  var failed: Bool { isBad || isStuck || !program.isRight(variables) }

  /// A hash of the variables and of what went wrong.
  var outcome: UInt64 {
    var hash = mix(isBad ? 1 : 0, isStuck ? 1 : 0)
    for index in 0..<program.variables.count { hash = mix(hash, variables[index]) }
    return hash | 1
  }

  /// Runs executions until the scheduler has enough.
  /// - Parameter limit: the most executions to run.
  /// - Parameter ended: called after each execution that was not given up.
  func explore<S: Scheduler & ~Copyable>(
    _ scheduler: inout S, limit: Int = .max, ended: (borrowing S, ModelMachine) -> Void
  ) {
    var executions = 0
    while executions < limit {
      executions += 1
      let complete = execute(&scheduler)
      let wrong = complete && failed
      let hasMore = scheduler.finish(
        blocked: complete && isStuck ? live : 0, pending: pending, failed: wrong,
        outcome: complete ? outcome : 0)
      if complete { ended(scheduler, self) }
      if !hasMore { return }
    }
  }

  /// - Returns: whether it was run to its end.
  private func execute<S: Scheduler & ~Copyable>(_ scheduler: inout S) -> Bool {
    reset()
    scheduler.begin()
    history.begin()
    for thread in program.started ?? Array(0..<count) { start(thread, &scheduler) }
    while true {
      let enabled = enabledThreads()
      if enabled == 0 {
        if live != 0 && advanceTime() {
          scheduler.advanceTime()
          if knowsStatesByHistory { history.advanceTime() }
          continue
        }
        isStuck = live != 0
        return true
      }
      if checkedVariables > 0 { noteRaces(enabled) }
      let state = S.readsState ? knowsStatesByHistory ? historyKey() : stateKey() : 0
      let thread = scheduler.choose(enabled: enabled, live: live, pending: pending, state: state)
      if thread < 0 { return false }
      if recordsSchedule { schedule.append(thread) }
      if S.readsState, knowsStatesByHistory { remember(thread) }
      step(thread, &scheduler)
      steps += 1
      if steps > stepLimit {
        isBad = true
        return true
      }
    }
  }

  /// Two accesses that could come directly one after the other, either way round: a data race by definition.
  private func noteRaces(_ enabled: UInt64) {
    for variable in 0..<checkedVariables where !raced.contains(variable) {
      let accesses = (0..<count).filter {
        enabled >> UInt64($0) & 1 == 1 && pending[$0].object == variable
      }
      if accesses.count > 1, accesses.contains(where: { pending[$0].kind == .write }) {
        raced.insert(variable)
      }
    }
  }

  private func reset() {
    for (index, value) in program.variables.enumerated() { variables[index] = value }
    for (index, value) in program.semaphores.enumerated() { permits[index] = value }
    for index in 0..<count {
      counters[index] = 0
      wakeTimes[index] = 0
    }
    for index in 0..<(count * Self.registersPerThread) { registers[index] = 0 }
    for index in 0..<program.locks { owners[index] = -1 }
    for index in 0..<program.conditions { queues[index].removeAll(keepingCapacity: true) }
    live = 0
    finished = 0
    waiting = 0
    time = 0
    steps = 0
    isBad = false
    isStuck = false
    schedule.removeAll(keepingCapacity: true)
  }

  private func start<S: Scheduler & ~Copyable>(_ thread: Int, _ scheduler: inout S) {
    live |= 1 << UInt64(thread)
    if program.symmetry.count > thread {
      scheduler.symmetry(of: thread, is: program.symmetry[thread])
    }
    goOn(thread, &scheduler)
  }

  /// Runs a thread up to its next visible instruction.
  private func goOn<S: Scheduler & ~Copyable>(_ thread: Int, _ scheduler: inout S) {
    let own = registers + thread * Self.registersPerThread
    while true {
      let instruction = code[thread][counters[thread]]
      switch instruction.kind {
      case .set:
        own[instruction.other] = instruction.value(own)
      case .check:
        if instruction.value(own) == 0 { isBad = true }
      case .branch:
        if instruction.value(own) != 0 {
          counters[thread] = instruction.other
          continue
        }
      case .end:
        end(thread, &scheduler)
        return
      default:
        stand(thread, instruction, &scheduler)
        return
      }
      counters[thread] += 1
    }
  }

  private func end<S: Scheduler & ~Copyable>(_ thread: Int, _ scheduler: inout S) {
    live &= ~(1 << UInt64(thread))
    finished |= 1 << UInt64(thread)
    for other in 0..<count where waiting >> UInt64(other) & 1 == 1 {
      let instruction = code[other][counters[other]]
      if instruction.kind == .join && instruction.object == thread {
        waiting &= ~(1 << UInt64(other))
        order(thread, other, &scheduler)
      }
    }
  }

  /// Notes what a thread is about to do.
  private func stand<S: Scheduler & ~Copyable>(
    _ thread: Int, _ instruction: ModelInstruction, _ scheduler: inout S
  ) {
    let object = instruction.object
    switch instruction.kind {
    case .read: pending[thread] = Operation(.read, Int32(object))
    case .write, .modify: pending[thread] = Operation(.write, Int32(object))
    case .compareAndSwap: pending[thread] = Operation(.write, Int32(object))
    case .readBoth:
      pending[thread] = Operation(.read, Int32(object), second: Int32(instruction.other))
    case .exchange:
      pending[thread] = Operation(.write, Int32(object), second: Int32(instruction.other))
    case .lock: pending[thread] = Operation(.acquire, Int32(firstLock + object))
    case .unlock: pending[thread] = Operation(.release, Int32(firstLock + object))
    case .tryLock: pending[thread] = Operation(.write, Int32(firstLock + object))
    case .wait:
      pending[thread] = Operation(
        .wait, Int32(firstLock + object), second: Int32(firstCondition + instruction.other))
    case .reacquire:
      pending[thread] = Operation(.join)
    case .signal, .broadcast:
      pending[thread] = Operation(.write, Int32(firstCondition + object))
    case .semaphoreWait: pending[thread] = Operation(.acquire, Int32(firstSemaphore + object))
    case .semaphoreSignal: pending[thread] = Operation(.write, Int32(firstSemaphore + object))
    case .join:
      pending[thread] = Operation(.join)
      if finished >> UInt64(object) & 1 == 1 {
        order(object, thread, &scheduler)
      } else {
        waiting |= 1 << UInt64(thread)
      }
    case .sleep:
      pending[thread] = Operation(.join)
      wakeTimes[thread] = time + object
      waiting |= 1 << UInt64(thread)
    case .yield: pending[thread] = Operation(.yield)
    default: pending[thread] = Operation(.local)
    }
  }

  private func enabledThreads() -> UInt64 {
    var enabled = live & ~waiting
    for thread in 0..<count where enabled >> UInt64(thread) & 1 == 1 {
      let instruction = code[thread][counters[thread]]
      let canGo: Bool
      switch instruction.kind {
      case .lock, .reacquire: canGo = owners[instruction.object] < 0
      case .semaphoreWait: canGo = permits[instruction.object] > 0
      case .tryLock:
        pending[thread].kind = owners[instruction.object] < 0 ? .write : .read
        canGo = true
      case .compareAndSwap:
        let own = registers + thread * Self.registersPerThread
        let succeeds = variables[instruction.object] == instruction.value(own)
        pending[thread].kind = succeeds ? .write : .read
        canGo = true
      default: canGo = true
      }
      if !canGo { enabled &= ~(1 << UInt64(thread)) }
    }
    return enabled
  }

  /// Lets the sleepers with the earliest time go on.
  private func advanceTime() -> Bool {
    var earliest = Int.max
    for thread in 0..<count
    where waiting >> UInt64(thread) & 1 == 1 && code[thread][counters[thread]].kind == .sleep {
      earliest = min(earliest, wakeTimes[thread])
    }
    guard earliest < .max else { return false }
    time = earliest
    for thread in 0..<count
    where waiting >> UInt64(thread) & 1 == 1 && code[thread][counters[thread]].kind == .sleep
      && wakeTimes[thread] == earliest
    {
      waiting &= ~(1 << UInt64(thread))
    }
    return true
  }

  private func step<S: Scheduler & ~Copyable>(_ thread: Int, _ scheduler: inout S) {
    let own = registers + thread * Self.registersPerThread
    let instruction = code[thread][counters[thread]]
    let object = instruction.object
    switch instruction.kind {
    case .read: own[instruction.other] = variables[object]
    case .write: variables[object] = instruction.value(own)
    case .modify:
      own[instruction.other] = variables[object]
      variables[object] += instruction.value(own)
    case .compareAndSwap:
      let succeeds = variables[object] == instruction.value(own)
      if succeeds { variables[object] = instruction.replacement(own) }
      own[instruction.other] = succeeds ? 1 : 0
    case .readBoth: own[5] = variables[object] + variables[instruction.other]
    case .exchange:
      (variables[object], variables[instruction.other]) = (
        variables[instruction.other], variables[object]
      )
    case .lock, .reacquire: owners[object] = thread
    case .unlock: owners[object] = -1
    case .tryLock:
      own[instruction.other] = owners[object] < 0 ? 1 : 0
      if owners[object] < 0 { owners[object] = thread }
    case .wait:
      owners[object] = -1
      queues[instruction.other].append(thread)
      waiting |= 1 << UInt64(thread)
    case .signal:
      if !queues[object].isEmpty { wake(queues[object].removeFirst(), thread, &scheduler) }
    case .broadcast:
      while !queues[object].isEmpty { wake(queues[object].removeFirst(), thread, &scheduler) }
    case .semaphoreWait: permits[object] -= 1
    case .semaphoreSignal: permits[object] += 1
    case .spawn:
      order(thread, object, &scheduler)
      start(object, &scheduler)
    default: break
    }
    counters[thread] += 1
    goOn(thread, &scheduler)
  }

  private func order<S: Scheduler & ~Copyable>(_ from: Int, _ to: Int, _ scheduler: inout S) {
    scheduler.order(from: from, to: to)
    if S.readsState, knowsStatesByHistory { history.order(from: from, to: to) }
  }

  /// Takes note of what a thread receives from its next step.
  private func remember(_ thread: Int) {
    let instruction = code[thread][counters[thread]]
    switch instruction.kind {
    case .read, .write:
      history.access(
        thread, pending[thread],
        content: .bits(UInt64(bitPattern: Int64(variables[instruction.object]))),
        replacing: instruction.kind == .write)
    default: history.step(thread, pending[thread])
    }
  }

  private func historyKey() -> UInt64 {
    var hash = mix(history.received, Int(bitPattern: UInt(live)))
    hash = mix(mix(hash, Int(bitPattern: UInt(waiting))), time)
    for index in 0..<program.variables.count { hash = mix(hash, variables[index]) }
    return hash | 1
  }

  private func wake<S: Scheduler & ~Copyable>(
    _ sleeper: Int, _ thread: Int, _ scheduler: inout S
  ) {
    waiting &= ~(1 << UInt64(sleeper))
    let lock = code[sleeper][counters[sleeper]].object
    pending[sleeper] = Operation(.acquire, Int32(firstLock + lock))
    order(thread, sleeper, &scheduler)
  }

  /// A key of everything that decides how the execution goes on and whether it fails.
  private func stateKey() -> UInt64 {
    var hash = mix(UInt64(live), isBad ? 1 : 0)
    hash = mix(hash, Int(bitPattern: UInt(waiting)))
    for thread in 0..<count {
      hash = mix(hash, counters[thread])
      hash = mix(hash, max(0, wakeTimes[thread] - time))
    }
    for index in 0..<(count * Self.registersPerThread) { hash = mix(hash, registers[index]) }
    for index in 0..<program.variables.count { hash = mix(hash, variables[index]) }
    for index in 0..<program.locks { hash = mix(hash, owners[index]) }
    for index in 0..<program.semaphores.count { hash = mix(hash, permits[index]) }
    for queue in queues {
      hash = mix(hash, -1)
      for thread in queue { hash = mix(hash, thread) }
    }
    return hash | 1
  }

  private func mix(_ hash: UInt64, _ value: Int) -> UInt64 {
    var bits = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 29
    bits = bits &* 0xBF58_476D_1CE4_E5B9
    return bits ^ bits >> 32
  }
}
