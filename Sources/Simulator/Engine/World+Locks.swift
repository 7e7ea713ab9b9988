internal import CStrand
public import Trace

extension World {
  // MARK: Locks

  /// Takes a lock, waiting while another strand holds it.
  public func acquire(_ lock: LockModel, recursive: Bool = false) {
    lock.refresh()
    let me = current
    if recursive, lock.owner == me {
      lock.depth += 1
      return
    }
    take(lock, me)
    recorder?.note(self, .lock, lock: lock)
  }

  private func take(_ lock: LockModel, _ me: Int) {
    let operation = Operation(.acquire, lock.identity.id)
    lock.waiters.append(me)
    pending[me] = operation
    if lock.owner >= 0 { block(me, on: .lock(lock)) }
    point(operation)
    while lock.owner >= 0 {
      block(me, on: .lock(lock))
      dispatch()
    }
    strands[me]?.wait = .nothing
    lock.owner = me
    lock.depth = 1
    lock.changes = cs_changes()
    lock.waiters.removeAll { $0 == me }
    for other in lock.waiters { block(other, on: .lock(lock)) }
    strands[me]?.held.append(lock)
    clocks.join(me, lock.knowledge)
    didRead(lock.guarded, pc: 0)
  }

  /// Takes a lock if nobody holds it; returns whether it did.
  public func tryAcquire(_ lock: LockModel, recursive: Bool = false) -> Bool {
    lock.refresh()
    let me = current
    if recursive, lock.owner == me {
      lock.depth += 1
      return true
    }
    openPoint(Operation(.write, lock.identity.id), changingIf: .lock(lock))
    let isFree = lock.owner < 0
    tried(lock.identity.id, succeeded: isFree)
    if isFree {
      lock.owner = me
      lock.depth = 1
      lock.changes = cs_changes()
      for other in lock.waiters { block(other, on: .lock(lock)) }
      strands[me]?.held.append(lock)
      clocks.join(me, lock.knowledge)
    }
    recorder?.note(self, .tryLock, lock: lock, after: isFree ? "taken" : "not free")
    return isFree
  }

  /// Gives a lock back.
  /// - Parameter changed: whether something that it guards may have been changed unheard.
  public func release(_ lock: LockModel, changed: Bool = false) {
    lock.refresh()
    let me = current
    guard lock.owner == me else {
      return end(Discovery(kind: .unbalancedUnlock, strand: me, text: nameOfLock(lock)))
    }
    if lock.depth > 1 {
      lock.depth -= 1
      return
    }
    let isSame = !changed && cs_changes() == lock.changes
    point(Operation(.release, lock.identity.id))
    letGo(lock, me)
    if !isSame { didChange(lock.guarded) }
    recorder?.note(self, .unlock, lock: lock)
  }

  func letGo(_ lock: LockModel, _ me: Int) {
    lock.owner = -1
    lock.depth = 0
    if let strand = strands[me], let index = strand.held.lastIndex(where: { $0 === lock }) {
      strand.held.remove(at: index)
    }
    clocks.publish(me, to: lock.knowledge)
    released(lock)
  }

  /// The strand that holds a lock, for messages.
  public func holds(_ lock: LockModel) -> Bool {
    lock.refresh()
    return lock.owner == current
  }

  // MARK: Conditions

  /// Gives a lock up, waits to be signalled, and takes the lock again.
  /// - Returns: whether it was signalled in time; true when there is no time limit.
  public func wait(
    on condition: ConditionModel, releasing lock: LockModel, for limit: Int? = nil
  ) -> Bool {
    condition.refresh()
    lock.refresh()
    let me = current
    guard lock.owner == me else {
      end(Discovery(kind: .unbalancedUnlock, strand: me, text: nameOfLock(lock)))
      return false
    }
    point(Operation(.wait, lock.identity.id, second: condition.identity.id))
    recorder?.note(self, .wait, condition: condition)
    letGo(lock, me)
    didChange(lock.guarded)
    condition.waiters.append(me)
    pending[me] = Operation(.join)
    strands[me]?.timedOut = false
    if let limit { wake(me, at: now + max(0, limit)) }
    block(me, on: .condition(condition))
    dispatch()
    let inTime = !(strands[me]?.timedOut ?? false)
    if !inTime { condition.waiters.removeAll { $0 == me } }
    if inTime { clocks.join(me, condition.knowledge) }
    if !isReacquiring(me) { take(lock, me) } else { finishReacquiring(lock, me) }
    recorder?.note(self, .wake, condition: condition)
    return inTime
  }

  // A strand that is signalled goes on only once it has the lock: being signalled and taking the lock
  // are one step of its own, pending from the moment of the signal.
  private func isReacquiring(_ id: Int) -> Bool { pending[id].kind == .acquire }

  private func finishReacquiring(_ lock: LockModel, _ me: Int) {
    while lock.owner >= 0 {
      block(me, on: .lock(lock))
      dispatch()
    }
    strands[me]?.wait = .nothing
    lock.owner = me
    lock.depth = 1
    lock.changes = cs_changes()
    lock.waiters.removeAll { $0 == me }
    for other in lock.waiters { block(other, on: .lock(lock)) }
    strands[me]?.held.append(lock)
    clocks.join(me, lock.knowledge)
  }

  /// Lets one strand that waits go on, or all of them.
  public func signal(_ condition: ConditionModel, of lock: LockModel, all: Bool) {
    condition.refresh()
    lock.refresh()
    let me = current
    point(Operation(.write, condition.identity.id))
    clocks.publish(me, to: condition.knowledge)
    let woken = all ? condition.waiters : Array(condition.waiters.prefix(1))
    condition.waiters.removeFirst(woken.count)
    for id in woken {
      strands[id]?.deadline = nil
      ordered(from: me, to: id)
      pending[id] = Operation(.acquire, lock.identity.id)
      lock.waiters.append(id)
      if lock.owner >= 0 { block(id, on: .lock(lock)) } else { unblock(id) }
    }
    recorder?.note(self, all ? .broadcast : .signal, condition: condition)
  }

  // MARK: Semaphores

  /// Takes one from a semaphore's count, waiting while it is zero.
  /// - Returns: whether it did before time was up.
  public func wait(on semaphore: SemaphoreModel, for limit: Int? = nil) -> Bool {
    semaphore.refresh()
    let me = current
    if let limit, limit <= 0 { return tryTaking(semaphore, me) }
    // Taking a permit races with others' taking, as of a lock; `signal` can happen at the same time as either.
    let operation = Operation(.acquire, semaphore.identity.id)
    pending[me] = operation
    strands[me]?.timedOut = false
    // Also who comes while there is a permit waits if somebody else is faster.
    semaphore.waiters.append(me)
    let deadline = limit.map { now + $0 }
    strands[me]?.deadline = deadline
    if semaphore.value <= 0 { suspend(me, on: semaphore) }
    point(operation)
    while semaphore.value <= 0 {
      if strands[me]?.timedOut == true || deadline ?? .max <= now {
        semaphore.waiters.removeAll { $0 == me }
        return false
      }
      // Somebody else was faster; the time that is left is the same.
      strands[me]?.deadline = deadline
      suspend(me, on: semaphore)
      dispatch()
    }
    strands[me]?.deadline = nil
    semaphore.waiters.removeAll { $0 == me }
    take(semaphore, me)
    return true
  }

  private func tryTaking(_ semaphore: SemaphoreModel, _ me: Int) -> Bool {
    openPoint(Operation(.write, semaphore.identity.id), changingIf: .semaphore(semaphore))
    guard semaphore.value > 0 else {
      didRead(semaphore.identity.id, pc: 0)
      return false
    }
    didChange(semaphore.identity.id)
    take(semaphore, me)
    return true
  }

  private func take(_ semaphore: SemaphoreModel, _ me: Int) {
    semaphore.value -= 1
    if semaphore.value <= 0 {
      // Whoever was about to take one has to wait again.
      for other in semaphore.waiters { suspend(other, on: semaphore) }
    }
    clocks.join(me, semaphore.knowledge)
    recorder?.note(self, .wait, semaphore: semaphore)
  }

  /// Makes a strand wait for a permit, until its time is up if it has one.
  private func suspend(_ id: Int, on semaphore: SemaphoreModel) {
    guard let strand = strands[id], !strand.isFinished else { return }
    if case .semaphore = strand.wait { return }
    block(id, on: .semaphore(semaphore))
    if let deadline = strand.deadline { wake(id, at: deadline) }
  }

  /// Begins a step of a task that wants one of a semaphore's count.
  public func approach(_ semaphore: SemaphoreModel) {
    semaphore.refresh()
    point(Operation(.write, semaphore.identity.id))
  }

  /// Takes one, as a part of the step.
  /// - Returns: whether there was one.
  public func take(from semaphore: SemaphoreModel) -> Bool {
    if semaphore.value <= 0 { return false }
    take(semaphore, current)
    return true
  }

  /// The running task is about to suspend, as a part of the step; whoever adds one to the count lets it try again.
  public func suspend(on semaphore: SemaphoreModel, until goOn: @escaping () -> Void) {
    semaphore.suspended.append(goOn)
    suspending(as: semaphore.waitingState, label: semaphore.name)
    strands[current]?.suspendedOn = .semaphore(semaphore)
  }

  /// Adds one to a semaphore's count.
  public func signal(_ semaphore: SemaphoreModel) {
    semaphore.refresh()
    let me = current
    point(Operation(.write, semaphore.identity.id))
    semaphore.value += 1
    clocks.publish(me, to: semaphore.knowledge)
    released(semaphore)
    recorder?.note(self, .signal, semaphore: semaphore)
    let suspended = semaphore.suspended
    semaphore.suspended = []
    for goOn in suspended { goOn() }
  }

  // MARK: Time

  /// Lets a waiting strand go on at a time, unless something else does before.
  func wake(_ id: Int, at time: Int) {
    strands[id]?.deadline = time
    timers.add(at: time, strand: id)
  }

  /// Lets everything go on whose time has come.
  func fireTimers() {
    // Time resumes them, not the strand on whose stack this happens to run.
    let running = current
    current = -1
    defer { current = running }
    while let entry = timers.take(by: now) {
      if let action = entry.action {
        action.call()
      } else if let strand = strands[entry.strand], strand.deadline == entry.time {
        strand.timedOut = true
        if case .condition = strand.wait { pending[entry.strand] = Operation(.local) }
        unblock(entry.strand)
      }
    }
  }

  /// The running strand waits for a time; it holds no core meanwhile.
  public func sleep(
    for duration: Int, as state: Run.State, label: String? = nil, bytes: Int? = nil
  ) {
    let me = current
    recorder?.note(self, .sleep, target: label, after: nil)
    pending[me] = Operation(.local)
    wake(me, at: now + max(0, duration))
    block(me, on: .time(StrandState.Pause(state: state, label: label, bytes: bytes)))
    dispatch()
  }

  /// The running task is about to suspend; pictures show why.
  public func suspending(as state: Run.State, label: String?, bytes: Int? = nil) {
    let pause = StrandState.Pause(state: state, label: label, bytes: bytes)
    strands[current]?.suspendedAs = pause
    strands[current]?.suspendedOn = .time(pause)
  }

  /// A step that touches nothing: others can come before and after it.
  public func step() { point(Operation(.local)) }

  /// The running strand lets others go first.
  public func yield() {
    point(Operation(.yield))
    recorder?.note(self, .yield, target: nil)
  }

  /// The name of a lock on screen: the one it was given, or the variable that holds it.
  func nameOfLock(_ lock: LockModel) -> String {
    lock.name ?? recorder.map { $0.name(of: lock) } ?? "a lock"
  }
}
