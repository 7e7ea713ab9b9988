/// One instruction of a thread of the model machine.
struct ModelInstruction {
  enum Kind: UInt8 {
    // What other threads can see: a step each.
    case read, write, modify, compareAndSwap
    case readBoth, exchange
    case lock, unlock, tryLock
    case wait, reacquire, signal, broadcast
    case semaphoreWait, semaphoreSignal
    case spawn, join, sleep, yield
    // What they cannot.
    case set, branch, check, end
  }

  typealias Value = @Sendable (_ registers: UnsafePointer<Int>) -> Int

  var kind: Kind
  /// A variable, lock, condition, semaphore or thread.
  var object = 0
  /// A register, a second object or where to go on.
  var other = 0
  var value: Value = { _ in 0 }
  /// What a compare-and-swap stores.
  var replacement: Value = { _ in 0 }
}
