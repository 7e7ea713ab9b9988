/// The code of one thread of the model machine, written down step by step.
struct ModelThread {
  typealias Value = ModelInstruction.Value
  typealias Condition = @Sendable (_ registers: UnsafePointer<Int>) -> Bool

  private(set) var code: [ModelInstruction] = []
  private var exits: [[Int]] = []

  init(_ write: (inout ModelThread) -> Void) {
    write(&self)
    emit(.end)
  }

  // MARK: Steps

  mutating func read(_ variable: Int, into register: Int) {
    code.append(ModelInstruction(kind: .read, object: variable, other: register))
  }

  mutating func write(_ variable: Int, _ value: @escaping Value) {
    code.append(ModelInstruction(kind: .write, object: variable, value: value))
  }

  mutating func write(_ variable: Int, _ value: Int) {
    write(variable) { _ in value }
  }

  /// `variable += amount` as a read and a write, through the last register.
  mutating func increment(_ variable: Int, by amount: Int = 1) {
    read(variable, into: 7)
    write(variable) { $0[7] + amount }
  }

  /// One step that adds, and gives the old value.
  mutating func add(_ amount: Int, to variable: Int, into register: Int = 7) {
    code.append(
      ModelInstruction(
        kind: .modify, object: variable, other: register, value: { _ in amount }))
  }

  /// One step that stores `new` if the variable is `old`, and gives 1 if it did, else 0.
  mutating func compareAndSwap(
    _ variable: Int, _ old: @escaping Value, _ new: @escaping Value, into register: Int
  ) {
    code.append(
      ModelInstruction(
        kind: .compareAndSwap, object: variable, other: register, value: old, replacement: new))
  }

  /// One step that gives the sum of two variables, in register 5.
  mutating func readBoth(_ one: Int, _ other: Int) { emit(.readBoth, one, other) }

  /// One step that exchanges two variables.
  mutating func exchange(_ one: Int, _ other: Int) { emit(.exchange, one, other) }

  mutating func lock(_ lock: Int) { emit(.lock, lock) }
  mutating func unlock(_ lock: Int) { emit(.unlock, lock) }
  mutating func tryLock(_ lock: Int, into register: Int) { emit(.tryLock, lock, register) }
  mutating func signal(_ condition: Int) { emit(.signal, condition) }
  mutating func broadcast(_ condition: Int) { emit(.broadcast, condition) }
  mutating func acquire(semaphore: Int) { emit(.semaphoreWait, semaphore) }
  mutating func release(semaphore: Int) { emit(.semaphoreSignal, semaphore) }
  mutating func spawn(_ thread: Int) { emit(.spawn, thread) }
  mutating func join(_ thread: Int) { emit(.join, thread) }
  mutating func sleep(_ time: Int) { emit(.sleep, time) }
  mutating func yield() { emit(.yield) }

  /// Gives the lock up and waits, then takes it again: two steps.
  mutating func wait(_ condition: Int, _ lock: Int) {
    emit(.wait, lock, condition)
    emit(.reacquire, lock)
  }

  // MARK: What only this thread sees

  mutating func set(_ register: Int, _ value: @escaping Value) {
    code.append(ModelInstruction(kind: .set, other: register, value: value))
  }

  /// Marks the run as wrong if the condition does not hold, and goes on.
  mutating func check(_ condition: @escaping Condition) {
    code.append(ModelInstruction(kind: .check, value: { condition($0) ? 1 : 0 }))
  }

  mutating func when(
    _ condition: @escaping Condition, _ body: (inout ModelThread) -> Void,
    otherwise: ((inout ModelThread) -> Void)? = nil
  ) {
    let branch = jump { condition($0) ? 0 : 1 }
    body(&self)
    if let otherwise {
      let over = jump { _ in 1 }
      code[branch].other = code.count
      otherwise(&self)
      code[over].other = code.count
    } else {
      code[branch].other = code.count
    }
  }

  mutating func loop(_ body: (inout ModelThread) -> Void) {
    let start = code.count
    exits.append([])
    body(&self)
    code[jump { _ in 1 }].other = start
    for exit in exits.removeLast() { code[exit].other = code.count }
  }

  /// Leaves the innermost loop.
  mutating func leave(when condition: @escaping Condition) {
    exits[exits.count - 1].append(jump { condition($0) ? 1 : 0 })
  }

  mutating func finish() { emit(.end) }

  /// A branch that is taken when the value is not 0; where to is filled in later.
  private mutating func jump(_ value: @escaping Value) -> Int {
    code.append(ModelInstruction(kind: .branch, value: value))
    return code.count - 1
  }

  private mutating func emit(_ kind: ModelInstruction.Kind, _ object: Int = 0, _ other: Int = 0) {
    code.append(ModelInstruction(kind: kind, object: object, other: other))
  }
}
