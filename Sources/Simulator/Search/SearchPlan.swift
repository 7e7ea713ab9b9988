import Trace

/// The default search: the simplest failure first, then a proof.
///
/// It runs all schedules without preemption, then tries whether the program is so small that every
/// trace can be run at once (source sets), else all schedules with one preemption, with two, and
/// then all traces with what is left of the budget. A bound never prunes the reduction, which would
/// be unsound. A failure that the reduction finds is told with the fewest preemptions that its trace
/// allows. `isFewest` is claimed only if the search showed it.
struct SearchPlan: Scheduler, ~Copyable {
  /// When to stop.
  enum Goal: Sendable {
    /// At the simplest failure.
    case simplestFailure
    /// When every trace was run, however many fail.
    case everyTrace
  }

  private enum Stage {
    case bound(Int)
    case probe
    case rest
  }

  private enum Mode {
    case bounded
    case reduced
    /// Runs a failing execution again, to see what its trace is.
    case recording
    /// Runs the simplest order of that trace, to see that it fails.
    case confirming
    case done
  }

  /// The most executions of a stage that is not the last.
  private static let mostProbes = 2_000
  private static let mostBounded = [2_000, 20_000, 50_000]
  /// The most places to visit for the simplest telling of one failure, and of all together.
  private static let mostPlaces = 30_000

  private let budget: Budget
  private let goal: Goal
  private let elapsed: () -> Double
  private var mode = Mode.bounded
  private var stage = Stage.bound(0)
  private var bounded = BoundedScheduler(preemptions: 0, hashesTraces: true)
  private var reduced = SourceDPORScheduler()
  private var replay = ReplayScheduler(Schedule())
  private var stageExecutions = 0
  private var reductionIsComplete = false
  private var boundedIsComplete = false
  private var boundedTraces: Set<UInt64> = []
  private var failingTraces = 0
  private var placesLeft = 300_000
  private var everyFailureIsLinearised = true
  /// No schedule with fewer preemptions than this fails.
  private var fewestPossible = 0
  private var best: SearchResult.Failure?
  private var executions = 0
  private var steps = 0
  private var nextTimeCheck = 0
  private var endedBy: Budget.Limit?
  private var diverged = false

  /// Prepares a search.
  /// - Parameter elapsed: the seconds of real time since the search began; asked for now and then.
  init(
    budget: Budget = .standard, goal: Goal = .simplestFailure,
    elapsed: @escaping () -> Double = { 0 }
  ) {
    self.budget = budget
    self.goal = goal
    self.elapsed = elapsed
  }

  /// Whether the execution at hand only repeats a failure, and is not to be counted.
  var isRepeating: Bool {
    switch mode {
    case .recording, .confirming: true
    case .bounded, .reduced, .done: false
    }
  }

  static var usesSymmetry: Bool { true }

  mutating func begin() {
    switch mode {
    case .bounded: bounded.begin()
    case .reduced: reduced.begin()
    case .recording, .confirming, .done: replay.begin()
    }
  }

  @inline(__always)
  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int {
    steps &+= 1
    switch mode {
    case .bounded:
      return bounded.choose(enabled: enabled, live: live, pending: pending, state: state)
    case .reduced:
      return reduced.choose(enabled: enabled, live: live, pending: pending, state: state)
    case .recording, .confirming, .done:
      return replay.choose(enabled: enabled, live: live, pending: pending, state: state)
    }
  }

  mutating func order(from: Int, to: Int) {
    switch mode {
    case .bounded: bounded.order(from: from, to: to)
    case .reduced: reduced.order(from: from, to: to)
    case .recording, .confirming, .done: replay.order(from: from, to: to)
    }
  }

  mutating func symmetry(of strand: Int, is class: Int) {
    switch mode {
    case .bounded: bounded.symmetry(of: strand, is: `class`)
    case .reduced: reduced.symmetry(of: strand, is: `class`)
    case .recording, .confirming, .done: break
    }
  }

  mutating func advanceTime() {
    switch mode {
    case .bounded: bounded.advanceTime()
    case .reduced: reduced.advanceTime()
    case .recording, .confirming, .done: replay.advanceTime()
    }
  }

  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool {
    switch mode {
    case .bounded:
      let hasMore = bounded.finish(
        blocked: blocked, pending: pending, failed: failed, outcome: outcome)
      executions += 1
      stageExecutions += 1
      finishedBounded(failed: failed, hasMore: hasMore)
    case .reduced:
      let hasMore = reduced.finish(
        blocked: blocked, pending: pending, failed: failed, outcome: outcome)
      executions += 1
      stageExecutions += 1
      finishedReduced(failed: failed, hasMore: hasMore)
    case .recording:
      _ = replay.finish(blocked: blocked, pending: pending, failed: failed, outcome: outcome)
      finishedRecording()
    case .confirming:
      _ = replay.finish(blocked: blocked, pending: pending, failed: failed, outcome: outcome)
      finishedConfirming()
    case .done:
      break
    }
    if case .done = mode { return false }
    return isWithinBudget()
  }

  /// What the search has come to so far.
  var result: SearchResult {
    let isComplete = reductionIsComplete || boundedIsComplete
    var failure = best
    if let preemptions = failure?.preemptions {
      failure?.isFewest = preemptions <= fewestPossible
    }
    return SearchResult(
      verdict: diverged
        ? .undecided : failure != nil ? .refuted : isComplete ? .proved : .undecided,
      failure: failure, executions: executions, redundant: reduced.redundant, steps: steps,
      traces: reductionIsComplete ? reduced.traces : max(reduced.traces, boundedTraces.count),
      failingTraces: reductionIsComplete ? failingTraces : nil, isComplete: isComplete,
      covered: isComplete ? 1 : reduced.covered, endedBy: endedBy, diverged: diverged)
  }
}

// MARK: After an execution

extension SearchPlan {
  private mutating func finishedBounded(failed: Bool, hasMore: Bool) {
    if bounded.diverged { return endDiverged() }
    guard case .bound(let bound) = stage else { return }
    if boundedTraces.count < 1_000_000 { boundedTraces.insert(bounded.trace) }
    if failed {
      offer(bounded.schedule, preemptions: bounded.preemptions)
      if isSatisfied { return end() }
    }
    if !hasMore {
      fewestPossible = max(fewestPossible, min(bound + 1, best?.preemptions ?? .max))
      boundedIsComplete = !bounded.leftOut
      nextStage()
    } else if stageExecutions >= Self.mostBounded[bound] {
      nextStage()
    }
  }

  private mutating func finishedReduced(failed: Bool, hasMore: Bool) {
    if reduced.diverged { return endDiverged() }
    reductionIsComplete = !hasMore
    if failed && !reduced.wasRedundant {
      failingTraces += 1
      if (best?.preemptions ?? .max) > fewestPossible {
        if placesLeft > 0 {
          replay = ReplayScheduler(reduced.schedule)
          mode = .recording
          return
        }
        everyFailureIsLinearised = false
      }
    }
    continueReduced()
  }

  private mutating func finishedRecording() {
    guard replay.divergence == nil, replay.failed, replay.stepsBeyond == 0 else {
      return endDiverged()
    }
    offer(replay.recording.schedule, preemptions: replay.preemptions)
    let limit = min(Self.mostPlaces, placesLeft)
    guard let simplest = Linearisation(replay.recording, limit: limit) else {
      placesLeft -= limit
      everyFailureIsLinearised = false
      return continueReduced()
    }
    placesLeft -= simplest.places
    everyFailureIsLinearised = everyFailureIsLinearised && simplest.isFewest
    guard simplest.preemptions < replay.preemptions else { return continueReduced() }
    replay = ReplayScheduler(simplest.schedule)
    mode = .confirming
  }

  private mutating func finishedConfirming() {
    if replay.divergence == nil && replay.failed && replay.stepsBeyond == 0 {
      offer(replay.recording.schedule, preemptions: replay.preemptions)
    } else {
      everyFailureIsLinearised = false
    }
    continueReduced()
  }

  /// Goes on with the reduction after an execution of it, and after what that led to.
  private mutating func continueReduced() {
    mode = .reduced
    if reductionIsComplete {
      if everyFailureIsLinearised, let best {
        fewestPossible = max(fewestPossible, best.preemptions)
      }
      if best == nil || isFewest || goal == .everyTrace { return end() }
      return nextStage()
    }
    if isSatisfied { return end() }
    switch stage {
    case .probe: if stageExecutions >= Self.mostProbes { nextStage() }
    case .rest: if best != nil && goal == .simplestFailure { end() }
    case .bound: break
    }
  }

  /// Keeps a failure if it is the simplest so far.
  private mutating func offer(_ schedule: Schedule, preemptions: Int) {
    if let best, best.preemptions <= preemptions { return }
    best = SearchResult.Failure(schedule: schedule, preemptions: preemptions, isFewest: false)
  }

  private var isFewest: Bool {
    best.map { $0.preemptions <= fewestPossible } ?? false
  }

  private var isSatisfied: Bool {
    goal == .simplestFailure && isFewest
  }

  private mutating func nextStage() {
    stageExecutions = 0
    if boundedIsComplete && goal == .simplestFailure || isSatisfied { return end() }
    switch stage {
    case .bound(0):
      stage = .probe
      mode = .reduced
    case .probe: enterBound(1)
    case .bound(1): enterBound(2)
    case .bound, .rest: enterRest()
    }
  }

  private mutating func enterBound(_ bound: Int) {
    if goal == .everyTrace && best != nil { return enterRest() }
    if let best, best.preemptions <= bound { return enterRest() }
    stage = .bound(bound)
    mode = .bounded
    bounded = BoundedScheduler(preemptions: bound, hashesTraces: true)
  }

  private mutating func enterRest() {
    stage = .rest
    mode = .reduced
    if reductionIsComplete || best != nil && goal == .simplestFailure { end() }
  }

  private mutating func end() {
    mode = .done
  }

  private mutating func endDiverged() {
    diverged = true
    mode = .done
  }

  private mutating func isWithinBudget() -> Bool {
    if executions >= budget.executions {
      endedBy = .executions(budget.executions)
    } else if steps >= budget.steps {
      endedBy = .steps(budget.steps)
    } else if steps >= nextTimeCheck {
      nextTimeCheck = steps + 1_000
      if elapsed() >= budget.seconds { endedBy = .seconds(budget.seconds) }
    }
    if endedBy != nil { mode = .done }
    return endedBy == nil
  }
}
