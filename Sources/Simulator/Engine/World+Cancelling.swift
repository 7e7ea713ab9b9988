internal import CStrand
internal import Trace

/// Cancelling: who cancels a task calls its handlers, under a lock of the task that keeps it from leaving meanwhile.
///
/// The library's lock is the task's, and recursive; here it would keep nobody out, since all strands run on one OS
/// thread. Whether a task is cancelled before or after it asks, or has left an operation with a handler, is an order of
/// steps; that it waits for its handlers is an order of a lock that whoever cancels it gives back and it then takes.
extension World {
  /// What stands for whether anything was cancelled.
  var cancelling: Int32 { cs_intern(-8, 0) }

  /// The running strand is about to find out whether something was cancelled.
  func asksWhetherCancelled() {
    guard cs_cancelling_matters() else { return }
    point(Operation(.read, cancelling))
    didRead(cancelling, pc: 0)
  }

  /// The running task is about to enter an operation with a cancellation handler.
  public func entersHandledOperation() {
    asksWhetherCancelled()
    if let me = strands[current] { comesByHandlers(me) }
  }

  /// The running task is about to leave an operation with a cancellation handler: if it is cancelled just now, it
  /// waits until its handlers have been called.
  public func leavesHandledOperation() {
    asksWhetherCancelled()
    guard let me = strands[current], let task = me.task, cs_task_is_cancelled(task) else { return }
    waits(forHandlersOf: me, task)
  }

  /// A task is about to go on, or to change what it is told of: if it is cancelled just now, it waits until its handlers
  /// have been called.
  func comesByHandlers(_ me: StrandState) {
    guard cs_handlers_matter(), let task = me.task, cs_task_is_cancelled(task) else { return }
    waits(forHandlersOf: me, task)
  }

  /// The running strand wants a lock of the library that another strand holds, which is in the middle of a handler or
  /// waits for one that is.
  func wantsLock(_ lock: UnsafeRawPointer) {
    cs_let_handlers_matter()
    if let owner = owner(ofLock: lock), let task = owner.task {
      waits(forHandlersOf: owner, task)
    } else {
      // That of a group or a stream: who comes first there is an order of steps already.
      lockWaiters.append((lock, current))
      pending[current] = Operation(.join)
      block(current, on: .strand(Int(cs_holder_of_lock(lock))))
      dispatch()
    }
  }

  private func waits(forHandlersOf owner: StrandState, _ task: UnsafeRawPointer) {
    let lock = handlerLock(of: owner)
    let holder = Int(cs_holder_of_task(task))
    if holder >= 0, holder != current {
      lock.owner = holder
      lock.depth = 1
    }
    acquire(lock)
    letGo(lock, current)
  }

  /// The running strand is about to give back a lock of the library: if it is that of another task, which it has
  /// cancelled, the handlers of that have been called; a step, unless there were none or they did nothing.
  func letsGo(ofLock lock: UnsafeRawPointer, _ me: StrandState) {
    guard let owner = owner(ofLock: lock) else { return wake(whoWantsLock: lock, me) }
    guard owner !== me else { return }
    let lock = handlerLock(of: owner)
    if me.stepsAtCancelling != stepsTaken {
      let kind = me.awaitsNext < 0 ? Operation.Kind.release : .write
      point(Operation(kind, lock.identity.id, second: me.awaitsNext))
    }
    letGo(lock, me.id)
  }

  private func wake(whoWantsLock lock: UnsafeRawPointer, _ me: StrandState) {
    for (wanted, waiting) in lockWaiters where wanted == lock {
      ordered(from: me.id, to: waiting)
      clocks.join(waiting, me.id)
      unblock(waiting)
    }
    lockWaiters.removeAll { $0.lock == lock }
  }

  private func owner(ofLock lock: UnsafeRawPointer) -> StrandState? {
    for id in strands.indices {
      guard let strand = strands[id], let task = strand.task else { continue }
      if cs_is_lock_of_task(lock, task) { return strand }
    }
    return nil
  }

  private func handlerLock(of strand: StrandState) -> LockModel {
    let lock: LockModel
    if let known = strand.handlerLock {
      lock = known
    } else {
      lock = LockModel(name: "the cancellation of \(name(of: strand.id))", number: strand.id)
      lock.isShown = false
      strand.handlerLock = lock
    }
    lock.refresh()
    return lock
  }
}
