/// The partial order of one recorded execution: which of its steps have to come before which, and
/// when a strand that stands before a step could take it.
struct TraceOrder {
  /// How many steps of each strand come before something.
  typealias Clock = [Int]

  /// The steps of each strand, as numbers of steps of the recording.
  let steps: [[Int]]
  /// What has to come before each step of the recording.
  let before: [Clock]
  /// What has to come before a strand can take each step of the recording, but for locks.
  let needed: [Clock]
  /// Whether `wouldBePreempted` knows everything: not for semaphores and tried locks, whose count it
  /// cannot see.
  let isExact: Bool
  private let recording: TraceRecording
  private let pendingAtEnd: [Operation?]
  /// For each lock, whether it is free after so many of its changes.
  private let isFree: [Int32: [Bool]]
  /// For each lock and strand, how many changes of the lock the strand's first steps made.
  private let changes: [Int32: [[Int]]]

  /// How many strands there are.
  var strands: Int { steps.count }

  init(_ recording: TraceRecording) {
    self.recording = recording
    let count = 1 + (recording.steps + recording.unfinished).reduce(0) { max($0, $1.strand) }
    var steps: [[Int]] = Array(repeating: [], count: count)
    for (index, step) in recording.steps.enumerated() { steps[step.strand].append(index) }
    self.steps = steps
    var pendingAtEnd: [Operation?] = Array(repeating: nil, count: count)
    for step in recording.unfinished { pendingAtEnd[step.strand] = step.operation }
    self.pendingAtEnd = pendingAtEnd

    var clocks = Clocks(strands: count)
    for (index, step) in recording.steps.enumerated() {
      clocks.apply(recording, after: index)
      clocks.take(step)
    }
    before = clocks.before
    needed = clocks.needed

    var isFree: [Int32: [Bool]] = [:]
    var changes: [Int32: [[Int]]] = [:]
    var isExact = true
    let locks = Set(
      (recording.steps + recording.unfinished).filter { $0.operation.kind == .acquire }
        .map(\.operation.object))
    for lock in locks {
      isFree[lock] = [true]
      changes[lock] = Array(repeating: [0], count: count)
    }
    for step in recording.steps {
      for lock in locks {
        let isChange = step.operation.object == lock && step.operation.changesItsObject
        let soFar = changes[lock]?[step.strand].last ?? 0
        changes[lock]?[step.strand].append(soFar + (isChange ? 1 : 0))
        guard isChange else { continue }
        let wasFree = isFree[lock]?.last ?? true
        if step.operation.kind == .write || step.operation.kind == .acquire && !wasFree {
          isExact = false
        }
        isFree[lock]?.append(step.operation.kind != .acquire)
      }
    }
    for step in recording.unfinished
    where step.operation.kind == .acquire && isFree[step.operation.object]?.last == true {
      isExact = false
    }
    self.isFree = isFree
    self.changes = changes
    self.isExact = isExact
  }

  /// The step a strand takes after its first `taken` ones, if it took another.
  func next(of strand: Int, after taken: Int) -> Int? {
    taken < steps[strand].count ? steps[strand][taken] : nil
  }

  /// Whether a step can come when each strand has taken so many steps.
  func canCome(_ step: Int, after taken: Clock) -> Bool {
    zip(before[step], taken).allSatisfy { $0 <= $1 }
  }

  /// Whether switching away from a strand would interrupt it, when each has taken so many steps.
  func wouldBePreempted(_ strand: Int, after taken: Clock) -> Bool {
    let operation: Operation
    if let next = next(of: strand, after: taken[strand]) {
      operation = recording.steps[next].operation
      guard zip(needed[next], taken).allSatisfy({ $0 <= $1 }) else { return false }
    } else if let pending = pendingAtEnd[strand] {
      operation = pending
    } else {
      return false
    }
    switch operation.kind {
    case .yield: return false
    case .acquire: return isFree(operation.object, after: taken)
    case .join: return next(of: strand, after: taken[strand]) != nil
    case .local, .read, .write, .release, .wait: return true
    }
  }

  private func isFree(_ lock: Int32, after taken: Clock) -> Bool {
    guard let changes = changes[lock], let isFree = isFree[lock] else { return true }
    let made = zip(changes, taken).reduce(0) { $0 + $1.0[$1.1] }
    return isFree[made]
  }
}

extension TraceOrder {
  /// The vector clocks of a recording, computed from its first step to its last.
  private struct Clocks {
    private struct Object {
      var lastChange: Clock
      var readsSince: Clock
    }

    private let empty: Clock
    private var strands: [Clock]
    private var objects: [Int32: Object] = [:]
    private var barrier: Clock
    private var isBehindBarrier: [Bool]
    private var nextOrder = 0
    private var nextBarrier = 0
    private(set) var before: [Clock] = []
    private(set) var needed: [Clock] = []

    init(strands count: Int) {
      empty = Array(repeating: 0, count: count)
      strands = Array(repeating: empty, count: count)
      barrier = empty
      isBehindBarrier = Array(repeating: false, count: count)
    }

    /// Takes in what happened besides steps, after so many of them.
    mutating func apply(_ recording: TraceRecording, after index: Int) {
      while nextOrder < recording.orders.count, recording.orders[nextOrder].after <= index {
        let order = recording.orders[nextOrder]
        nextOrder += 1
        guard order.to < strands.count, order.from < strands.count else { continue }
        strands[order.to] = Self.join(strands[order.to], strands[order.from])
      }
      while nextBarrier < recording.barriers.count, recording.barriers[nextBarrier] <= index {
        nextBarrier += 1
        barrier = strands.reduce(barrier, Self.join)
        isBehindBarrier = isBehindBarrier.map { _ in true }
      }
    }

    mutating func take(_ step: TraceRecording.Step) {
      let operation = step.operation
      var clock = strands[step.strand]
      var need = clock
      for name in [operation.object, operation.second] where name >= 0 {
        let object = objects[name] ?? Object(lastChange: empty, readsSince: empty)
        clock = Self.join(clock, object.lastChange)
        if operation.changesItsObject { clock = Self.join(clock, object.readsSince) }
      }
      if isBehindBarrier[step.strand] {
        clock = Self.join(clock, barrier)
        if operation.kind != .acquire { need = Self.join(need, barrier) }
        isBehindBarrier[step.strand] = false
      }
      before.append(clock)
      needed.append(need)
      clock[step.strand] += 1
      strands[step.strand] = clock
      for name in [operation.object, operation.second] where name >= 0 {
        if operation.changesItsObject {
          objects[name] = Object(lastChange: clock, readsSince: empty)
        } else {
          let object = objects[name] ?? Object(lastChange: empty, readsSince: empty)
          objects[name] = Object(
            lastChange: object.lastChange, readsSince: Self.join(object.readsSince, clock))
        }
      }
    }

    private static func join(_ one: Clock, _ other: Clock) -> Clock {
      zip(one, other).map { max($0, $1) }
    }
  }
}
