internal import CStrand
internal import Trace

/// A world whose every scheduling point asks a search who goes on.
final class ExploringWorld<Search: Scheduler & ~Copyable>: SteppingWorld {
  var search: Search

  /// - Parameter seeksTwins: whether strands that nobody can tell apart are named to a search that wants to know.
  init(search: consuming Search, workers: Int?, stepLimit: Int, seeksTwins: Bool = false) {
    self.search = search
    super.init(
      workers: workers, stepLimit: stepLimit, seeksTwins: seeksTwins && Search.usesSymmetry)
    if Search.readsState { stateKey = StateKey() }
  }

  override func reset() {
    super.reset()
    search.begin()
    stateKey?.begin()
  }

  // The methods of a generic class are compiled once for all its types, and find everything at run time. What is
  // asked at every step is compiled for the searches with the most steps as well. Each does no more than to call
  // another, so that finding the right one costs a few comparisons.
  @_specialize(where Search == ExhaustiveScheduler)
  @_specialize(where Search == SourceDPORScheduler)
  @_specialize(where Search == SearchPlan)
  override func choose(enabled: StrandSet, live: StrandSet) -> Int {
    ask(enabled: enabled, live: live)
  }

  @inline(never)
  private func ask(enabled: StrandSet, live: StrandSet) -> Int {
    guard Search.readsState, let stateKey else {
      return search.choose(enabled: enabled, live: live, pending: pending, state: 0)
    }
    // Where a task stands while its handlers are called is known to the library alone: what follows is run every time.
    let state = !cs_handlers_matter() ? stateKey.value(enabled: enabled, live: live, now: now) : 0
    let chosen = search.choose(enabled: enabled, live: live, pending: pending, state: state)
    if chosen >= 0 { stateKey.step(chosen, pending[chosen]) }
    return chosen
  }

  @_specialize(where Search == ExhaustiveScheduler)
  @_specialize(where Search == SourceDPORScheduler)
  @_specialize(where Search == SearchPlan)
  override func searchOrders(from: Int, to: Int) { order(from: from, to: to) }

  @inline(never)
  private func order(from: Int, to: Int) {
    search.order(from: from, to: to)
    if Search.readsState { stateKey?.order(from: from, to: to) }
  }

  override func searchKnows(_ strand: Int, isOf class: Int) {
    search.symmetry(of: strand, is: `class`)
  }

  override func searchAdvancesTime() {
    search.advanceTime()
    if Search.readsState { stateKey?.advanceTime() }
  }

  /// Ends the execution for the search.
  /// - Returns: whether there is another.
  func finish(_ ending: Ending) -> Bool {
    var blocked: StrandSet = 0
    for id in waitingStrands { blocked |= StrandSet(strand: id) }
    for id in killed { blocked |= StrandSet(strand: id) }
    return search.finish(
      blocked: blocked, pending: pending, failed: ending.isFailure, outcome: ending.hash)
  }
}
