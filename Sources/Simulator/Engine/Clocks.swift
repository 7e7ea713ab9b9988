internal import CStrand

/// Vector clocks of up to 64 strands: what each strand knows to have happened.
///
/// They follow synchronisation only (locks, spawns, joins, atomics, hand-overs); what is not ordered by
/// them is a data race (Lamport 1978; Flanagan and Freund, FastTrack, 2009). Strands beyond the
/// sixty-fourth take no part.
struct Clocks: ~Copyable {
  static let width = 64
  private let table: UnsafeMutablePointer<UInt32>
  private let own: UnsafeMutablePointer<UInt32>
  private var used = 0

  init() {
    table = .allocate(capacity: Self.width * Self.width)
    table.initialize(repeating: 0, count: Self.width * Self.width)
    own = cs_own_clocks()
  }

  deinit { table.deallocate() }

  mutating func reset() {
    table.update(repeating: 0, count: Self.width * max(used, 1))
    used = 0
  }

  /// The row of a strand.
  @inline(__always)
  func row(_ strand: Int) -> UnsafeMutablePointer<UInt32> { table + strand * Self.width }

  /// A strand begins, and knows what the one that started it knew.
  mutating func start(_ strand: Int, after parent: Int) {
    guard strand < Self.width else { return }
    used = max(used, strand + 1)
    if parent >= 0, parent < Self.width {
      row(strand).update(from: row(parent), count: used)
      // What the parent does from now on is not known to it.
      tick(parent)
    }
    row(strand)[strand] = 1
    own[strand] = 1
  }

  /// A strand hands on what it knows; what it does from now on is not part of that.
  @inline(__always)
  func tick(_ strand: Int) {
    guard strand >= 0, strand < Self.width else { return }
    row(strand)[strand] &+= 1
    own[strand] = row(strand)[strand]
  }

  /// A strand learns what another knew.
  @inline(__always)
  func join(_ strand: Int, _ other: Int) {
    guard strand >= 0, strand < Self.width, other >= 0, other < Self.width else { return }
    join(strand, row(other))
    // What the other does after this is not known.
  }

  /// A strand learns what a hand-over carries.
  @inline(__always)
  func join(_ strand: Int, _ knowledge: UnsafePointer<UInt32>) {
    guard strand >= 0, strand < Self.width else { return }
    let mine = row(strand)
    for i in 0..<used { mine[i] = max(mine[i], knowledge[i]) }
  }

  /// Adds what a strand knows to a hand-over.
  @inline(__always)
  func publish(_ strand: Int, to knowledge: UnsafeMutablePointer<UInt32>) {
    guard strand >= 0, strand < Self.width else { return }
    let mine = row(strand)
    for i in 0..<used { knowledge[i] = max(mine[i], knowledge[i]) }
    tick(strand)
  }
}
