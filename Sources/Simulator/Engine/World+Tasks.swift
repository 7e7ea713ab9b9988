internal import CStrand
internal import Trace

/// Swift Concurrency on strands: each task is a strand that has a stack only while one of its jobs runs.
extension World {
  /// The runtime says that a job can run: a new task, or one that goes on after a suspension.
  func enqueue(_ job: UnsafeMutableRawPointer) {
    var identifier: UInt64 = 0
    let id: Int
    if let task = cs_task_of_job(job, &identifier) {
      id = strand(of: task, identifier)
    } else {
      // An actor that wants a thread to run what waits for it; it turns into the first task it runs.
      id = start(
        kind: .task, name: "actor", parent: max(current, strands.isEmpty ? -1 : 0), body: .none)
    }
    guard let strand = strands[id] else { return }
    strand.job = job
    strand.hopsTo = -1
    // Wherever it was before it was suspended, it goes on on no actor, and has to hop: what goes on on an actor is
    // queued there, and an actor's job is no task's. It may be resumed before its last job has ended.
    if !strand.isSuspended { pauseOnActor(strand) }
    strand.actor = nil
    strand.actorNumber = -1
    strand.goesOn()
    keepTask(of: strand)
    pending[id] = jobStart
    if current >= 0, current != id {
      clocks.join(id, current)
      clocks.tick(current)
      ordered(from: current, to: id)
    }
    becameReady(id)
  }

  func strand(
    of task: UnsafeMutableRawPointer, _ identifier: UInt64, isReady: Bool = true
  ) -> Int {
    if let known = tasks[identifier] { return known }
    let isBody = strands.isEmpty
    if isBody, !cs_knows_concurrency() {
      discover(
        Discovery(
          kind: .cannotSimulate, strand: 0,
          text:
            "this toolchain's Swift Concurrency library is not the one of Swift 6.3, which the simulator knows from inside"
        ))
    }
    let id = start(
      kind: isBody ? .main : .task, name: nil, parent: isBody ? -1 : max(0, current),
      isReady: isReady, body: .none)
    handed.forget(task)
    tasks.set(identifier, to: id)
    strands[id]?.task = task
    return id
  }

  /// The runtime moved another task onto the running stack: an actor runs what waited for it, one after another.
  func adopt(_ fibre: UnsafeMutablePointer<cs_fibre>, _ task: UnsafeMutableRawPointer?) {
    fibre.pointee.task = task
    guard let task else { return }
    let before = Int(fibre.pointee.strand)
    let id = strand(of: task, cs_task_identifier(task))
    guard id != before else { return }
    guard let strand = strands[id] else { return }
    keepTask(of: strand)
    let old = strands[before]
    if let old {
      pauseOnActor(old)
      strand.afterJob.append(contentsOf: old.afterJob)
      old.afterJob.removeAll()
      strand.isWorking = old.isWorking
      old.isWorking = false
      tookOver(from: old, strand)
      old.fibre = nil
      noteEnd(of: old)
      leftStack(old)
    }
    strand.fibre = fibre
    strand.goesOn()
    strand.job = nil
    fibre.pointee.strand = Int32(id)
    current = id
    clocks.join(id, before)
    clocks.tick(before)
    ordered(from: before, to: id)
    enterActor(strand)
    becameReady(id)
    // Last, since it may run the program's code: the task's result goes with it.
    if let old { dropTask(of: old) }
  }

  /// A task that has a job to run must not go away before it was asked whether it is done.
  func keepTask(of strand: StrandState) {
    guard let task = strand.task else { return }
    noteCancellation(of: strand, task)
    guard !strand.keepsTask else { return }
    strand.keepsTask = true
    cs_task_retain(task)
  }

  /// A job has run: the task is done, suspended, or has another job already.
  func releaseTask(of strand: StrandState) {
    noteEnd(of: strand)
    dropTask(of: strand)
  }

  private func noteEnd(of strand: StrandState) {
    guard strand.keepsTask, strand.job == nil, let task = strand.task else { return }
    noteCancellation(of: strand, task)
    guard cs_task_is_complete(task) else { return }
    strand.isFinished = true
    note(.finished, strand.id, text: nil)
  }

  private func dropTask(of strand: StrandState) {
    guard strand.keepsTask, strand.job == nil, let task = strand.task else { return }
    strand.keepsTask = false
    cs_task_release(task)
  }

  private func noteCancellation(of strand: StrandState, _ task: UnsafeMutableRawPointer) {
    guard !strand.isCancelled, cs_task_is_cancelled(task) else { return }
    strand.isCancelled = true
    note(.cancelled, strand.id, text: nil)
  }

  /// The running task goes on on an actor, or on none: who comes first to an actor can matter.
  ///
  /// - Parameter code: The function that goes on there, whose first line is where the task is then.
  func hop(to actor: UnsafeMutableRawPointer?, resumingAt code: UInt) {
    guard current >= 0, let fibre = cs_current() else { return }
    let task = cs_running_task()
    if task != fibre.pointee.task { adopt(fibre, task) }
    strands.reference(current)?._withUnsafeGuaranteedRef { hop($0, to: actor, resumingAt: code) }
  }

  private func hop(
    _ strand: StrandState, to actor: UnsafeMutableRawPointer?, resumingAt code: UInt
  ) {
    guard let id = number(ofActor: actor) else { return leaveActor(strand) }
    // Who is there already goes on there, and nobody can come between.
    if strand.actorNumber == id { return }
    leaveActor(strand)
    openPoint(Operation(.write, id))
    didRead(id, pc: code)
    strand.hopsTo = id
    strand.actorNumber = id
    strand.actor = knowledge(ofActor: id)
    enterActor(strand)
    // Inside a function of the kit the task only comes back to where it was: no line of the program says so.
    guard code &- cs_image_base() < cs_image_size() else { return }
    if let actor, id != mainActor {
      recorder?.note(
        self, .enterActor, target: nil, referredBy: UInt(bitPattern: actor), pc: code)
    } else {
      recorder?.note(self, .enterActor, target: "MainActor", pc: code)
    }
  }

  /// The number of an actor; nil for none, and for one that the program has not made.
  private func number(ofActor actor: UnsafeMutableRawPointer?) -> Int32? {
    guard let actor else { return nil }
    if actor == cs_main_actor() { return mainActor }
    guard let object = cs_object_at(UInt(bitPattern: actor)) else { return nil }
    return cs_intern(Int64(object.pointee.strand), Int32.min + object.pointee.ordinal)
  }

  /// What happens on an actor comes after all that has happened there: only one task runs on it at a time.
  func enterActor(_ strand: StrandState) {
    guard let knowledge = strand.actor else { return }
    clocks.join(strand.id, knowledge)
    strand.actorChanges = cs_changes()
  }

  /// Whoever runs on the actor next knows what this task has done; a suspended one comes back to its actor.
  func pauseOnActor(_ strand: StrandState) {
    guard let knowledge = strand.actor else { return }
    clocks.publish(strand.id, to: knowledge)
    if cs_changes() != strand.actorChanges { changed(strand.actorNumber, by: strand.id) }
  }

  func leaveActor(_ strand: StrandState) {
    pauseOnActor(strand)
    strand.actor = nil
    strand.actorNumber = -1
  }

  /// Calls something as soon as the running job has ended: the task that it belongs to is suspended then.
  public func afterSuspension(_ action: @escaping () -> Void) {
    strands[current]?.afterJob.append(action)
    strands[current]?.hopsTo = -1
  }

  /// The running task is about to let others go first.
  public func givesWay() { didRead(-1, pc: 0) }

  /// Calls what was to be called when a job has ended.
  func runDeferred(of strand: StrandState) {
    let actions = strand.afterJob
    strand.afterJob.removeAll()
    for action in actions { action() }
  }

  /// Calls something when a time has come; used to resume tasks.
  public func schedule(after duration: Int, _ action: @escaping () -> Void) {
    timers.add(at: now + max(0, duration), action: TimerQueue.Action(call: action))
  }

  /// Virtual time since the execution began, in nanoseconds.
  public var time: Int { now }

  /// The same, for code that may ask again and again until it is late enough: time passes for it too.
  public var askedTime: Int {
    asksForTime()
    return now
  }
}
