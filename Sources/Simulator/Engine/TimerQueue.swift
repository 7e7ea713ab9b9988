/// Who is to be woken when: a binary heap by time, then by the order in which they came.
struct TimerQueue {
  /// One wake-up.
  struct Entry {
    var time: Int
    var order: Int
    var strand: Int
    /// What to call instead of waking a strand: resumes a task.
    var action: (() -> Void)?
  }

  private var heap: [Entry] = []
  private var count = 0

  var isEmpty: Bool { heap.isEmpty }
  /// The earliest time.
  var next: Int? { heap.first?.time }

  mutating func removeAll() {
    heap.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func add(at time: Int, strand: Int = -1, action: (() -> Void)? = nil) {
    heap.append(Entry(time: time, order: count, strand: strand, action: action))
    count += 1
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(child, parent) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Removes the earliest entry if its time has come.
  mutating func take(by time: Int) -> Entry? {
    guard let first = heap.first, first.time <= time else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isBefore(child, least) {
        least = child
      }
      guard least != parent else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return first
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    heap[a].time != heap[b].time ? heap[a].time < heap[b].time : heap[a].order < heap[b].order
  }
}
