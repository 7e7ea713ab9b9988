internal import Trace

/// How an execution ended.
enum Ending {
  /// The body came to its end.
  case returned(Subject.Judgement)
  /// Something wrong ended it.
  case discovered(Discovery)

  /// Judges the execution that just ended.
  /// - Parameter preferring: the kind of discovery to look at first, if there was one.
  init(
    of world: borrowing World, _ subject: borrowing Subject, preferring wanted: Finding.Kind? = nil
  ) {
    if wanted == .dataRace, let race = world.races.first {
      self = .discovered(race.discovery)
      return
    }
    // A race that the program survived is told apart from how it ended.
    if !world.discoveries.isEmpty, let discovery = Self.discovery(of: world, preferring: wanted) {
      self = .discovered(discovery)
      return
    }
    let judgement = subject.judge()
    let waiting = world.waitingStrands
    if let judgement, waiting.isEmpty {
      let left = world.suspendedTasks
      guard !left.isEmpty else {
        self = .returned(judgement)
        return
      }
    }
    self = .discovered(Self.stuck(world, waiting, bodyReturned: judgement != nil))
  }

  /// Whether the search should take it for a failure.
  var isFailure: Bool {
    switch self {
    case .returned(let judgement): !judgement.isRight
    case .discovered: true
    }
  }

  /// Equal exactly for equal outcomes.
  var hash: UInt64 {
    switch self {
    case .returned(let judgement): UInt64(judgement.outcome + 1)
    case .discovered(let discovery):
      1 << 32 | UInt64(Finding.Kind.allCases.firstIndex(of: discovery.kind) ?? 0)
    }
  }

  private static func discovery(of world: World, preferring wanted: Finding.Kind?) -> Discovery? {
    world.discoveries.first { $0.kind == wanted }
      ?? world.discoveries.first { $0.kind != .dataRace }
      ?? (world.isOver ? world.discoveries.last : nil)
  }

  private static func stuck(_ world: World, _ waiting: [Int], bodyReturned: Bool) -> Discovery {
    let suspended = world.suspendedTasks
    let cycle = world.cycle(among: waiting + suspended)
    if !cycle.isEmpty {
      return Discovery(kind: .deadlock, strand: cycle[0], waiting: cycle)
    }
    let orphaned = waiting.filter { id in
      guard case .lock(let lock)? = world.strands[id]?.wait, lock.owner >= 0 else { return false }
      return world.strands[lock.owner]?.isFinished ?? false
    }
    if let first = orphaned.first {
      return Discovery(kind: .deadlock, strand: first, waiting: orphaned)
    }
    // Who waits for the end of another is only kept by what keeps that.
    let blocked = (waiting + suspended).filter { !world.waitsForStrand($0) }
    let kept = blocked.isEmpty ? waiting + suspended : blocked
    let first = kept.first ?? 0
    if bodyReturned { return Discovery(kind: .leakedStrand, strand: first, waiting: kept) }
    guard waiting.isEmpty else {
      return Discovery(kind: .lostWakeup, strand: first, waiting: kept)
    }
    return Discovery(
      kind: world.waitsForSignal(first) ? .lostWakeup : .neverResumed, strand: first,
      waiting: suspended)
  }
}

extension World {
  /// The strand that could end another's wait.
  func holder(for id: Int) -> Int? { holders(for: id).first }

  /// The strands that have to act before another can go on, as far as that is known.
  private func holders(for id: Int) -> [Int] {
    switch wait(of: id) {
    case .lock(let lock): return lock.owner >= 0 ? [lock.owner] : []
    case .strand(let other): return [awaited(by: id, among: other)]
    case .group: return children(ofGroupsOf: id)
    case .condition(let condition):
      let waiters = condition.waiters
      let earlier =
        condition.servesInOrder && waiters.contains(id) ? waiters.prefix { $0 != id } : []
      return earlier + condition.holders
    case .semaphore(let semaphore): return semaphore.endedBy?(id).map { [$0] } ?? []
    default: return occupant(ofActorOf: id).map { [$0] } ?? []
    }
  }

  /// The strand that another waits for: of several, one that has not ended.
  func awaited(by id: Int, among first: Int) -> Int {
    guard strands[first]?.isFinished ?? false else { return first }
    return strands.indices.first { strands[$0]?.joiners.contains(id) ?? false } ?? first
  }

  /// Strands that wait for each other in a circle, in order; empty if there is none.
  func cycle(among waiting: [Int]) -> [Int] {
    for start in waiting {
      var path = [start]
      if closes(&path) { return path }
    }
    return []
  }

  /// Follows who waits for whom from the end of a path, until it comes to its start again.
  private func closes(_ path: inout [Int]) -> Bool {
    for next in holders(for: path[path.count - 1]) {
      if next == path[0] { return true }
      if path.contains(next) { continue }
      path.append(next)
      if closes(&path) { return true }
      path.removeLast()
    }
    return false
  }
}
