/// Who is to be woken when: a binary heap by time, then by the order in which they came.
struct TimerQueue {
  /// One wake-up.
  struct Entry {
    var time: Int
    var strand: Int
    /// What to call instead of waking a strand: resumes a task.
    var action: (() -> Void)?
  }

  /// What moves about in the heap: no more than decides what comes first, and where the rest is.
  private struct Key {
    var time: Int
    var order: Int
    var strand: Int
    var slot: Int32

    static func < (left: Key, right: Key) -> Bool {
      left.time != right.time ? left.time < right.time : left.order < right.order
    }
  }

  private var heap: ContiguousArray<Key> = []
  private var actions: ContiguousArray<(() -> Void)?> = []
  private var free: ContiguousArray<Int32> = []
  private var count = 0

  var isEmpty: Bool { heap.isEmpty }
  /// The earliest time.
  var next: Int? { heap.first?.time }

  mutating func removeAll() {
    if !heap.isEmpty { heap.removeAll(keepingCapacity: true) }
    if !actions.isEmpty { actions.removeAll(keepingCapacity: true) }
    if !free.isEmpty { free.removeAll(keepingCapacity: true) }
    count = 0
  }

  mutating func add(at time: Int, strand: Int = -1, action: (() -> Void)? = nil) {
    let key = Key(time: time, order: count, strand: strand, slot: action.map { keep($0) } ?? -1)
    count += 1
    heap.append(key)
    var hole = heap.count - 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard key < heap[parent] else { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = key
  }

  /// Removes the earliest entry if its time has come.
  mutating func take(by time: Int) -> Entry? {
    guard let first = heap.first, first.time <= time, let last = heap.popLast() else { return nil }
    if !heap.isEmpty { settle(last) }
    var entry = Entry(time: first.time, strand: first.strand)
    if first.slot >= 0 {
      entry.action = actions[Int(first.slot)]
      actions[Int(first.slot)] = nil
      free.append(first.slot)
    }
    return entry
  }

  /// Puts a key in place of the first, and moves it down to where it belongs.
  private mutating func settle(_ key: Key) {
    var hole = 0
    while true {
      var child = 2 * hole + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < key else { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = key
  }

  private mutating func keep(_ action: @escaping () -> Void) -> Int32 {
    if let slot = free.popLast() {
      actions[Int(slot)] = action
      return slot
    }
    actions.append(action)
    return Int32(actions.count - 1)
  }
}
