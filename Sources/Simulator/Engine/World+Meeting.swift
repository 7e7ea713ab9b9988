internal import CStrand
internal import Trace

/// What tasks notice of each other inside the Swift Concurrency library, where no access of the program shows it.
extension World {
  /// The running task is about to do something that others can notice; returns when it may.
  func meets(_ what: Int, _ object: UnsafeMutableRawPointer?) {
    guard current >= 0 else { return }
    acts()
    strands.reference(current)?._withUnsafeGuaranteedRef { meets($0, what, object) }
  }

  private func meets(_ me: StrandState, _ what: Int, _ object: UnsafeMutableRawPointer?) {
    switch what {
    case Int(CS_ACTOR): if let object { queues(object, me) }
    // Who waits for a stream and is cancelled waits no longer.
    case Int(CS_STREAM): passes(cs_intern(-7, 0), isCancelled: cs_cancelling_matters())
    case Int(CS_GROUP):
      me.suspendedOn = .group
      passes(groupOf: current, me)
    case Int(CS_CHILD_ENDS): passes(groupOf: me.parent, me)
    case Int(CS_COMPLETION):
      me.isCompleting = true
      if cs_completions_matter() { point(Operation(.write, completion(of: current))) }
    case Int(CS_AWAIT): awaits(object, me)
    case Int(CS_LEAVES_LET):
      if UInt(bitPattern: object) & 1 == 0 {
        cancels(andAwaits: object, me)
      } else {
        awaits(object, me)
      }
    case Int(CS_CANCEL):
      me.awaitsNext = -1
      cancels(me)
    case Int(CS_ASK_CANCELLED): asksWhetherCancelled()
    case Int(CS_ENTERS_HANDLED): entersHandledOperation()
    case Int(CS_ADDS_CHILD):
      if UInt8(truncatingIfNeeded: UInt(bitPattern: object)) == 0 { asksWhetherCancelled() }
    case Int(CS_LIBRARY_LOCK): if let object { wantsLock(object) }
    case Int(CS_LIBRARY_UNLOCK): if let object { letsGo(ofLock: object, me) }
    default: break
    }
  }

  /// The running strand is about to cancel something.
  private func cancels(_ me: StrandState, second: Int32 = -1) {
    cs_let_cancelling_matter()
    point(Operation(.write, cancelling, second: second))
    me.stepsAtCancelling = stepsTaken
  }

  /// The same, and then to wait for it, as one step unless there are handlers to call.
  private func cancels(andAwaits child: UnsafeMutableRawPointer?, _ me: StrandState) {
    let child = strand(awaited: child)
    if let child { me.suspendedOn = .strand(child) }
    me.awaitsNext = letsCompletionMatter(to: me) ? child.map(completion(of:)) ?? -1 : -1
    cancels(me, second: me.awaitsNext)
  }

  /// Something behind a lock of the library: whoever comes later knows what those before have done.
  /// - Parameter isCancelled: whether cancelling may change it.
  private func passes(_ object: Int32, isCancelled: Bool) {
    point(Operation(.write, object, second: isCancelled ? cancelling : -1))
    let knowledge = knowledge(ofActor: object)
    clocks.join(current, knowledge)
    clocks.publish(current, to: knowledge)
  }

  /// A child hands its result over to its group, or the group's parent asks for one. The parent may have to wait there
  /// for its cancellation handlers; a child's error may cancel the others.
  private func passes(groupOf parent: Int, _ me: StrandState) {
    passes(cs_intern(-6, Int32(parent)), isCancelled: cs_handlers_matter() || cs_ends_cancel())
    if cs_ends_cancel() { me.stepsAtCancelling = stepsTaken }
  }

  /// A task that is resumed goes back to its actor: in which order tasks come back there can matter.
  private func queues(_ job: UnsafeMutableRawPointer, _ me: StrandState) {
    var identifier: UInt64 = 0
    guard cs_task_of_job(job, &identifier) != nil else { return }
    guard let known = tasks[identifier], let resumed = strands[known] else {
      // A new task: begun on an actor, it may be one that begins there.
      if me.actorNumber >= 0, me.actorNumber != mainActor {
        point(Operation(.write, me.actorNumber))
      }
      return
    }
    // Who has waited for a task goes on on no actor, and hops.
    guard !me.isCompleting, resumed.actorNumber >= 0, resumed.actorNumber != mainActor else {
      return
    }
    // A hop has been a step already.
    if known == current, resumed.hopsTo == resumed.actorNumber { return }
    point(Operation(.write, resumed.actorNumber))
  }

  private func awaits(_ task: UnsafeMutableRawPointer?, _ me: StrandState) {
    guard let known = strand(awaited: task) else { return }
    me.suspendedOn = .strand(known)
    guard letsCompletionMatter(to: me) else { return }
    point(
      Operation(
        .read, completion(of: known), second: cs_handlers_matter() ? cancelling : -1))
  }

  /// Whether the awaited task is done decides whether this one is suspended, so that others get at its actor or
  /// its worker. Where there is neither, being suspended makes no difference.
  private func letsCompletionMatter(to me: StrandState) -> Bool {
    guard me.actorNumber >= 0 || hasFewWorkers || cs_handlers_matter() else { return false }
    cs_let_completions_matter()
    return true
  }

  /// - Parameter task: a task; what the compiler keeps for an `async let` has flags in the lowest bits.
  private func strand(awaited task: UnsafeMutableRawPointer?) -> Int? {
    UnsafeMutableRawPointer(bitPattern: UInt(bitPattern: task) & ~15)
      .flatMap { tasks[cs_task_identifier($0)] }
  }

  private func completion(of strand: Int) -> Int32 { cs_intern(-9, Int32(strand)) }

  /// The running strand resumes a continuation a second time: for real, that ends the program or breaks the task.
  func resumesAgain(after first: Int, at before: cs_call, now: cs_call) {
    func access(_ strand: Int, _ call: cs_call) -> Discovery.RaceAccess {
      Discovery.RaceAccess(
        strand: strand, kind: Int32(CS_MODIFY), pc: UInt(call.pc), outer: UInt(call.outer))
    }
    end(
      Discovery(
        kind: .resumedTwice, strand: current, first: access(first, before),
        second: access(current, now)))
  }

  /// What an actor, a stream or a group hands on.
  func knowledge(ofActor number: Int32) -> Knowledge {
    if let known = actors[number] { return known }
    let knowledge = Knowledge()
    actors[number] = knowledge
    return knowledge
  }

  /// The library hands something on at an address.
  func handsOn(at address: UnsafeRawPointer) {
    guard current >= 0 else { return }
    handed.place(at: address)._withUnsafeGuaranteedRef { clocks.publish(current, to: $0) }
  }

  /// The library takes what was handed on at an address.
  func takesOver(at address: UnsafeRawPointer) {
    guard current >= 0, let known = handed[address] else { return }
    acts()
    known._withUnsafeGuaranteedRef { clocks.join(current, $0) }
  }
}
