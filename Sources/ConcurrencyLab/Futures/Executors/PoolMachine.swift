/// What a pool remembers of its workers and its queue, and what each event makes of it: a value, without locks and threads.
///
/// Workers have numbers from 0; items are what they run.
struct PoolMachine<Item> {
  /// What is to be done with a new item.
  enum Submission {
    /// A worker that had nothing to do gets it.
    case hand(to: Int)
    /// A new worker begins with it, or, if workers have to be set up first, comes to take it.
    case newWorker(Int)
    /// It stands in the queue.
    case queued
    /// The pool takes nothing any more.
    case refused(PoolError)
  }

  /// What a worker does next.
  enum Next {
    case run(Item)
    /// Nothing to do: wait to be handed an item or told to leave.
    case rest
    case leave
  }

  /// What remains to be done when a pool stops.
  struct Stop {
    /// What will not be run.
    var dropped: [Item] = []
    /// The workers that rest, and have to be told to leave.
    var resting: [Int] = []
  }

  let maxWorkers: Int
  /// Whether a worker has to be set up before it can run anything.
  let setsUp: Bool
  /// How many workers were made in all.
  private(set) var workers = 0
  /// How many of them have not left.
  private(set) var present = 0
  private var queue: [Item] = []
  private var head = 0
  private(set) var resting: [Int] = []
  private(set) var isShutDown = false
  private(set) var breakage: PoolError?
  /// How many items were taken in.
  private(set) var submitted = 0

  init(maxWorkers: Int, setsUp: Bool = false) {
    precondition(maxWorkers > 0, "a pool needs at least one worker")
    self.maxWorkers = maxWorkers
    self.setsUp = setsUp
  }

  /// How many items stand in the queue.
  var queued: Int { queue.count - head }

  /// Why it would take nothing in now; nil if it would.
  var refusal: PoolError? { breakage ?? (isShutDown ? .shutDown : nil) }

  /// Whether it takes nothing any more and all its workers have left.
  var isOver: Bool { (isShutDown || breakage != nil) && present == 0 }

  /// Takes an item in; a worker is made only if none rests.
  mutating func submit(_ item: Item) -> Submission {
    if let refusal { return .refused(refusal) }
    submitted += 1
    if !resting.isEmpty { return .hand(to: resting.removeFirst()) }
    let isNew = workers < maxWorkers
    if isNew {
      workers += 1
      present += 1
    }
    if isNew, !setsUp { return .newWorker(workers - 1) }
    queue.append(item)
    return isNew ? .newWorker(workers - 1) : .queued
  }

  /// A worker asks what to do.
  mutating func next(for worker: Int) -> Next {
    if breakage == nil, let item = takeFirst() { return .run(item) }
    if isShutDown || breakage != nil {
      present -= 1
      return .leave
    }
    resting.append(worker)
    return .rest
  }

  /// A worker that could not be set up has left.
  mutating func left() { present -= 1 }

  /// All workers are gone: they share one fate.
  mutating func everybodyLeft() { present = 0 }

  private mutating func takeFirst() -> Item? {
    guard head < queue.count else { return nil }
    defer {
      head += 1
      if head > 64, head * 2 > queue.count {
        queue.removeFirst(head)
        head = 0
      }
    }
    return queue[head]
  }

  /// Takes no more items; what stands in the queue is still run, unless it is to be cancelled.
  mutating func shutDown(cancelPending: Bool) -> Stop {
    isShutDown = true
    return stop(dropping: cancelPending)
  }

  /// Runs nothing any more.
  mutating func breakDown(_ reason: PoolError) -> Stop {
    if breakage == nil { breakage = reason }
    return stop(dropping: true)
  }

  private mutating func stop(dropping: Bool) -> Stop {
    var stop = Stop(resting: resting)
    present -= resting.count
    resting = []
    if dropping {
      stop.dropped = Array(queue[head...])
      queue = []
      head = 0
    }
    return stop
  }
}
