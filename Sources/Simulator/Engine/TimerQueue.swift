/// Who is to be woken when: a heap by time, then by the order in which they came.
///
/// Each entry has four below it, which makes the heap half as deep as one of two, and what moves about in it lies side
/// by side: with many sleepers it is memory that takes the time.
struct TimerQueue: ~Copyable {
  /// What to call when a time has come: resumes a task.
  ///
  /// A type of its own, since a closure that is kept as an optional or in an array as such gets a box each time.
  struct Action {
    var call: () -> Void
  }

  /// One wake-up.
  struct Entry {
    var time: Int
    var strand: Int
    /// What to call instead of waking a strand.
    var action: Action?
  }

  /// What moves about in the heap: no more than decides what comes first, and where the rest is.
  private struct Key: BitwiseCopyable {
    var time = 0
    var order = 0
    var strand: Int32 = -1
    var slot: Int32 = -1

    @inline(__always)
    func comesBefore(_ other: Key) -> Bool {
      time != other.time ? time < other.time : order < other.order
    }
  }

  private var heap = Column(count: 64, filler: Key())
  private var size = 0
  private var actions: ContiguousArray<Action?> = []
  private var free: ContiguousArray<Int32> = []
  private var added = 0

  var isEmpty: Bool { size == 0 }
  /// The earliest time.
  var next: Int? { size > 0 ? heap.base[0].time : nil }

  mutating func removeAll() {
    size = 0
    if !actions.isEmpty { actions.removeAll(keepingCapacity: true) }
    if !free.isEmpty { free.removeAll(keepingCapacity: true) }
    added = 0
  }

  /// Adds a wake-up of a strand.
  mutating func add(at time: Int, strand: Int) {
    insert(Key(time: time, order: added, strand: Int32(truncatingIfNeeded: strand)))
  }

  /// Adds something to call.
  mutating func add(at time: Int, action: Action) {
    insert(Key(time: time, order: added, slot: keep(action)))
  }

  /// Removes the earliest entry if its time has come.
  mutating func take(by time: Int) -> Entry? {
    guard size > 0, heap.base[0].time <= time else { return nil }
    let first = heap.base[0]
    size -= 1
    if size > 0 { settle(heap.base[size]) }
    var entry = Entry(time: first.time, strand: Int(first.strand))
    if first.slot >= 0 {
      entry.action = actions[Int(first.slot)]
      actions[Int(first.slot)] = nil
      free.append(first.slot)
    }
    return entry
  }

  private mutating func insert(_ key: Key) {
    added += 1
    heap.reserve(size)
    var hole = size
    size += 1
    while hole > 0 {
      let parent = (hole &- 1) / 4
      guard key.comesBefore(heap.base[parent]) else { break }
      heap.base[hole] = heap.base[parent]
      hole = parent
    }
    heap.base[hole] = key
  }

  /// Puts a key in place of the first, and moves it down to where it belongs.
  private func settle(_ key: Key) {
    var hole = 0
    while true {
      var child = 4 &* hole &+ 1
      guard child < size else { break }
      for other in child &+ 1..<max(child &+ 1, min(child &+ 4, size))
      where heap.base[other].comesBefore(heap.base[child]) {
        child = other
      }
      guard heap.base[child].comesBefore(key) else { break }
      heap.base[hole] = heap.base[child]
      hole = child
    }
    heap.base[hole] = key
  }

  private mutating func keep(_ action: Action) -> Int32 {
    if let slot = free.popLast() {
      actions[Int(slot)] = action
      return slot
    }
    actions.append(action)
    return Int32(actions.count - 1)
  }
}
