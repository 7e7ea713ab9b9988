internal import Simulator
internal import Trace

/// State that changes in single steps, and that threads and tasks wait for: a conditional critical
/// region (Hoare, "Towards a theory of parallel programming", 1972).
///
/// Who waits leaves an *attempt* behind: a closure that changes the state if it can, and says whether it
/// could. Whoever changes the state next makes the attempts of those that wait, in the order they
/// came, and wakes the ones that succeeded. So nobody wakes up in vain, and nobody who comes later
/// takes away what somebody else was woken for.
final class Monitor<State>: @unchecked Sendable {
  // Safe to share: everything is touched between `enter` and `leave` only, which is while the real
  // lock is held, or one step of the one OS thread that simulates.
  private let real = RealLock()
  private let model: MonitorModel
  private let initial: State
  private var state: State
  private var queue: [Waiter<State>] = []
  private let servesInOrder: Bool
  private let describe: (State) -> String
  private let holders: ((State) -> [Int])?

  /// Makes a monitor.
  /// - Parameters:
  ///   - state: what it guards.
  ///   - name: what pictures call it.
  ///   - servesInOrder: whether somebody who comes waits for all that wait already.
  ///   - holders: who has to act before others can go on, by the numbers of ``whoAmI``.
  ///   - describe: the state as a picture shows it.
  init(
    _ state: State, name: String?, servesInOrder: Bool = false,
    holders: ((State) -> [Int])? = nil, describe: @escaping (State) -> String
  ) {
    initial = state
    self.state = state
    self.servesInOrder = servesInOrder
    self.holders = holders
    self.describe = describe
    model = MonitorModel(name: name, servesInOrder: servesInOrder)
  }

  /// What pictures call it, if it was given a name.
  var name: String? { model.name }

  /// Says which object a learner's variable refers to.
  func belongs(to owner: AnyObject) {
    model.shownBy = UInt(bitPattern: Unmanaged.passUnretained(owner).toOpaque())
  }

  /// A number for who calls: no other strand or thread has it at the same time.
  var whoAmI: Int { World.current?.runningStrand ?? RealLock.callerNumber }

  /// Looks at the state.
  func read<Result>(_ body: (State) -> Result) -> Result {
    enter()
    defer { leave() }
    return body(state)
  }

  /// Changes the state, and lets those go on who can now.
  /// - Parameter action: what pictures call the step.
  func change<Result>(
    showing action: Step.Action = .modify, _ body: (inout State) -> Result
  ) -> Result {
    enter()
    let result = showing(action) {
      let result = body(&state)
      serve()
      return result
    }
    leave()
    return result
  }

  /// Says that the caller gave back what it does not hold; it does not return in a simulation.
  func rejectUnlock() {
    guard let world = World.current else {
      preconditionFailure("a thread gave back a lock that it does not hold")
    }
    world.endUnbalanced(model)
  }
}

// MARK: Waiting

extension Monitor {
  /// Makes the calling thread wait until an attempt succeeds.
  /// - Parameters:
  ///   - limit: how long it waits at most; nil for as long as it takes.
  ///   - action: what pictures call the step.
  ///   - withdraw: undoes what the attempts did, when the time is up.
  ///   - attempt: changes the state and returns a result, or returns nil; it may be called on another thread.
  /// - Returns: the result; nil when the time was up.
  func wait<Result>(
    for limit: Duration? = nil, showing action: Step.Action = .modify,
    withdraw: @escaping (inout State) -> Void = { _ in },
    until attempt: @escaping (inout State) -> Result?
  ) -> Result? {
    var limit = limit
    if let given = limit, given < .zero { limit = .zero }
    let answer = Answer<Result>()
    let waiter = Waiter<State>(withdraw: withdraw) { state in
      answer.value = attempt(&state)
      return answer.value != nil
    }
    enter()
    if begin(waiter, showing: action) || limit == .zero {
      if !waiter.isServed { giveUpWhileInside(waiter) }
      leave()
      return answer.value
    }
    if let world = World.current {
      let strand = world.runningStrand
      waiter.wake = { [model] in World.current?.wake(strand, from: model) }
      leave()
      _ = world.park(on: model, for: limit?.nanoseconds)
      if !waiter.isServed { giveUp(waiter) }
    } else {
      waitReally(for: waiter, atMost: limit)
      leave()
    }
    return answer.value
  }

  /// Makes the calling task wait until an attempt succeeds; other tasks run meanwhile.
  /// - Throws: `CancellationError` when the task is cancelled before, at once.
  func wait<Result>(
    showing action: Step.Action = .modify, withdraw: @escaping (inout State) -> Void = { _ in },
    until attempt: @escaping (inout State) -> Result?
  ) async throws -> Result {
    let answer = Answer<Result>()
    let waiter = Waiter<State>(withdraw: withdraw) { state in
      answer.value = attempt(&state)
      return answer.value != nil
    }
    await withTaskCancellationHandler {
      await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        enter()
        if waiter.isInterrupted || begin(waiter, showing: action) {
          continuation.resume()
        } else {
          waiter.wake = { continuation.resume() }
          World.current?.suspending(on: model)
        }
        leave()
      }
    } onCancel: {
      interrupt(waiter)
    }
    if !peek({ waiter.isServed }) { giveUp(waiter) }
    guard let value = peek({ answer.value }) else { throw CancellationError() }
    return value
  }

  /// Looks at what became of a wait: no step, and for real under the lock, since ThreadSanitizer does not always see that
  /// a continuation orders what was before it.
  private func peek<Result>(_ body: () -> Result) -> Result {
    World.isCurrent ? body() : real.withLock(body)
  }

  /// Makes the first attempt, if nobody is in the way, and queues up if it fails.
  /// - Returns: whether it succeeded.
  private func begin(_ waiter: Waiter<State>, showing action: Step.Action) -> Bool {
    let mayTry = !servesInOrder || queue.isEmpty
    return showing(action) {
      if mayTry, waiter.attempt(&state) {
        waiter.end(served: true)
        serve()
        return true
      }
      queue.append(waiter)
      return false
    }
  }

  private func waitReally(for waiter: Waiter<State>, atMost limit: Duration?) {
    waiter.wake = { [real] in real.broadcast() }
    let end = limit.map { Swift.ContinuousClock.now + $0 }
    while !waiter.isOver {
      guard let end else {
        _ = real.wait()
        continue
      }
      let left = Swift.ContinuousClock.now.duration(to: end)
      if left <= .zero { giveUpWhileInside(waiter) } else { _ = real.wait(for: left) }
    }
  }

  /// Wakes a task that was cancelled; it takes itself out of the queue.
  ///
  /// Whoever cancels is inside the runtime meanwhile, and must not be interrupted: this is no step.
  private func interrupt(_ waiter: Waiter<State>) {
    if World.isCurrent { return waiter.interrupt() }
    real.withLock { waiter.interrupt() }
  }

  /// Takes somebody out of the queue, if it has not been served.
  private func giveUp(_ waiter: Waiter<State>) {
    enter()
    giveUpWhileInside(waiter)
    leave()
  }

  private func giveUpWhileInside(_ waiter: Waiter<State>) {
    guard !waiter.isOver else { return }
    if let index = queue.firstIndex(where: { $0 === waiter }) {
      queue.remove(at: index)
      waiter.withdraw(&state)
    }
    waiter.end(served: false)
    // Somebody may have waited only because this one was in front.
    serve()
  }

  /// Makes the attempts of those that wait, until none succeeds.
  private func serve() {
    var index = 0
    while index < queue.count {
      let waiter = queue[index]
      if waiter.attempt(&state) {
        queue.remove(at: index)
        waiter.end(served: true)
        index = 0
      } else if servesInOrder {
        break
      } else {
        index += 1
      }
    }
    if let holders { World.current?.setHolders(holders(state), of: model) }
  }
}

// MARK: One step

extension Monitor {
  private func enter() {
    guard let world = World.current else { return real.lock() }
    world.enter(model) {
      state = initial
      queue = []
    }
  }

  private func leave() {
    if let world = World.current { world.leave(model) } else { real.unlock() }
  }

  /// Writes down, in a simulation that is shown, what a step made of the state.
  private func showing<Result>(_ action: Step.Action, _ body: () -> Result) -> Result {
    guard let world = World.current, world.isRecording else { return body() }
    let before = describe(state)
    let result = body()
    let after = describe(state)
    if before != after {
      world.record(action, on: model, before: action == .modify ? before : nil, after: after)
    }
    return result
  }
}

/// What an attempt came to.
private final class Answer<Result> {
  var value: Result?
}
