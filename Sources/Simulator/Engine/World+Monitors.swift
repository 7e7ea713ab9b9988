public import Trace

extension World {
  /// Begins a step on a kit type's state: until `leave`, no other strand runs.
  /// - Parameter reset: makes the state what it was when it was made, once in each execution.
  public func enter(_ monitor: MonitorModel, reset: () -> Void) {
    if monitor.identity.refresh() {
      monitor.knowledge.clear()
      monitor.waiting.refresh()
      monitor.waiting.holders.removeAll()
      reset()
    }
    point(Operation(.write, monitor.identity.id))
    clocks.join(current, monitor.knowledge)
  }

  /// Ends a step: who comes next knows what this strand has done.
  public func leave(_ monitor: MonitorModel) {
    clocks.publish(current, to: monitor.knowledge)
  }

  /// The running strand waits until another one wakes it.
  /// - Returns: whether it was woken before the time was up; the limit is in nanoseconds.
  public func park(on monitor: MonitorModel, for limit: Int? = nil) -> Bool {
    let me = current
    let condition = monitor.waiting
    recorder?.note(self, .wait, condition: condition)
    condition.waiters.append(me)
    pending[me] = Operation(.join)
    strands[me]?.timedOut = false
    if let limit { wake(me, at: now + max(0, limit)) }
    block(me, on: .condition(condition))
    dispatch()
    condition.waiters.removeAll { $0 == me }
    clocks.join(me, monitor.knowledge)
    let inTime = !(strands[me]?.timedOut ?? false)
    recorder?.note(self, .wake, condition: condition)
    return inTime
  }

  /// The running task is about to suspend until another strand resumes it.
  public func suspending(on monitor: MonitorModel) {
    suspending(as: .waitingForLock, label: monitor.name)
    strands[current]?.suspendedOn = .condition(monitor.waiting)
  }

  /// Lets a strand that waits go on.
  public func wake(_ id: Int, from monitor: MonitorModel) {
    monitor.waiting.waiters.removeAll { $0 == id }
    ordered(from: current, to: id)
    unblock(id)
  }

  /// Takes note of who has to act before those that wait can go on.
  public func setHolders(_ holders: [Int], of monitor: MonitorModel) {
    for id in monitor.waiting.holders {
      guard let strand = strands[id] else { continue }
      if let index = strand.held.lastIndex(where: { $0 === monitor.token }) {
        strand.held.remove(at: index)
      }
    }
    monitor.waiting.holders = holders
    for id in holders { strands[id]?.held.append(monitor.token) }
  }

  /// Ends the execution: the running strand gave back what it does not hold.
  public func endUnbalanced(_ monitor: MonitorModel) {
    end(
      Discovery(kind: .unbalancedUnlock, strand: current, text: nameOfLock(monitor.token)))
  }

  /// Writes down what the running strand did to the state of a kit type.
  public func record(
    _ action: Step.Action, on monitor: MonitorModel, before: String? = nil, after: String? = nil
  ) {
    recorder?.note(
      self, action, target: monitor.name, referredBy: monitor.shownBy, before: before, after: after)
  }

  /// The number of the running strand.
  public var runningStrand: Int { current }
}
