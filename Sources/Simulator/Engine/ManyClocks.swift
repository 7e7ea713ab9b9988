/// The vector clocks of a run with more strands than `Clocks` has rows for: what each knows of the others.
final class ManyClocks {
  private var rows: UnsafeMutablePointer<SharedClock>
  private var count = 256

  /// Makes the clocks of strands of which nothing has happened.
  init() {
    rows = .allocate(capacity: count)
    rows.initialize(repeating: SharedClock(), count: count)
  }

  deinit {
    rows.deinitialize(count: count)
    rows.deallocate()
  }

  /// What a strand knows, as of now.
  func known(to strand: Int) -> some KnownTimes {
    reserve(strand)
    return rows[strand]
  }

  /// A strand begins, and knows what the one that started it knew, and of that one what came before a time.
  func start(_ strand: Int, after parent: Int, at time: UInt32) {
    reserve(max(strand, parent))
    guard parent >= 0 else {
      rows[strand] = SharedClock()
      return
    }
    if !rows[parent].hasRoom { rows[parent].settle() }
    rows[strand] = rows[parent]
    rows[strand].raise(parent, to: time)
  }

  /// A strand knows what its row said.
  func learn(_ strand: Int, _ row: UnsafePointer<UInt32>) {
    reserve(strand)
    rows[strand].learn(row)
  }

  /// A strand learns what another knew, and of that one what came before a time.
  func join(_ strand: Int, _ other: Int, at time: UInt32) {
    reserve(max(strand, other))
    rows[strand].join(rows[other], except: strand)
    rows[strand].raise(other, to: time)
  }

  /// A strand learns what a hand-over carries.
  func join(_ strand: Int, _ knowledge: borrowing SharedClock) {
    reserve(strand)
    rows[strand].join(knowledge, except: strand)
  }

  /// Adds what a strand knows to a hand-over, and of itself what came before a time.
  func publish(_ strand: Int, at time: UInt32, to knowledge: inout SharedClock) {
    reserve(strand)
    knowledge.join(rows[strand])
    knowledge.raise(strand, to: time)
  }

  @inline(__always)
  private func reserve(_ strand: Int) {
    if strand >= count { grow(for: strand) }
  }

  @inline(never)
  private func grow(for strand: Int) {
    let larger = max(strand + 1, count * 2)
    let memory = UnsafeMutablePointer<SharedClock>.allocate(capacity: larger)
    memory.moveInitialize(from: rows, count: count)
    (memory + count).initialize(repeating: SharedClock(), count: larger - count)
    rows.deallocate()
    rows = memory
    count = larger
  }
}
