internal import CStrand

/// Vector clocks: what each strand knows to have happened.
///
/// They follow synchronisation only (locks, spawns, joins, atomics, hand-overs); what is not ordered by
/// them is a data race (Lamport 1978; Flanagan and Freund, FastTrack, 2009).
///
/// Up to 64 strands have a row each, as a search has them. With one more, the run goes on with clocks that share
/// what is equal (`ManyClocks`).
struct Clocks: ~Copyable {
  static let width = 64
  /// So many times are copied at once.
  private typealias Part = SIMD8<UInt32>
  private let table: UnsafeMutablePointer<UInt32>
  /// How many strands may have a time of this execution: one more than the highest number.
  private(set) var used = 0
  /// How many strands may have a row: none in a run with more than there are rows.
  private var rows = UInt(width)
  /// The clocks of such a run.
  private(set) var many: ManyClocks?

  init() {
    table = .allocate(capacity: Self.width * Self.width)
    table.initialize(repeating: 0, count: Self.width * Self.width)
    cs_reserve_own_times(Int32(Self.width))
  }

  deinit { table.deallocate() }

  mutating func reset() {
    for strand in 0..<used { clearRow(of: strand) }
    used = 0
    if many != nil { returnToRows() }
  }

  /// Whether a strand has a row.
  @inline(__always)
  func hasRow(_ strand: Int) -> Bool { UInt(bitPattern: strand) < rows }

  /// The row of a strand.
  @inline(__always)
  func row(_ strand: Int) -> UnsafeMutablePointer<UInt32> { table + strand &* Self.width }

  /// The time of a strand.
  @inline(__always)
  func time(of strand: Int) -> UInt32 { cs_own_times[strand] }

  /// A strand begins, and knows what the one that started it knew.
  mutating func start(_ strand: Int, after parent: Int) {
    guard hasRow(strand) else { return startAmongMany(strand, after: parent) }
    used = max(used, strand + 1)
    if hasRow(parent) {
      copyRow(of: parent, to: strand)
      // What the parent does from now on is not known to it.
      advance(parent)
    }
    row(strand)[strand] = 1
    cs_own_times[strand] = 1
  }

  /// Copies as many times as are in use, a few more at the most: the rest of a row is zero.
  @inline(__always)
  private func copyRow(of parent: Int, to strand: Int) {
    let (from, to) = (UnsafeRawPointer(row(parent)), UnsafeMutableRawPointer(row(strand)))
    for offset in stride(from: 0, to: used &* 4, by: MemoryLayout<Part>.size) {
      let part = from.loadUnaligned(fromByteOffset: offset, as: Part.self)
      to.storeBytes(of: part, toByteOffset: offset, as: Part.self)
    }
  }

  /// Forgets the times in use.
  @inline(__always)
  private func clearRow(of strand: Int) {
    let row = UnsafeMutableRawPointer(row(strand))
    for offset in stride(from: 0, to: used &* 4, by: MemoryLayout<Part>.size) {
      row.storeBytes(of: Part(), toByteOffset: offset, as: Part.self)
    }
  }

  /// A strand hands on what it knows; what it does from now on is not part of that.
  @inline(__always)
  func tick(_ strand: Int) {
    guard hasRow(strand) else { return tickAmongMany(strand) }
    advance(strand)
  }

  /// The time of a strand with a row moves on.
  @inline(__always)
  private func advance(_ strand: Int) {
    let time = row(strand)[strand] &+ 1
    row(strand)[strand] = time
    cs_own_times[strand] = time
  }

  /// A strand learns what another knew.
  @inline(__always)
  func join(_ strand: Int, _ other: Int) {
    guard hasRow(strand), hasRow(other) else { return joinAmongMany(strand, other) }
    join(strand, row(other))
    // What the other does after this is not known.
  }

  /// A strand learns what a hand-over carries.
  @inline(__always)
  func join(_ strand: Int, _ knowledge: Knowledge) {
    guard hasRow(strand) else { return joinAmongMany(strand, knowledge) }
    if let times = knowledge.times { join(strand, times) }
  }

  /// A strand with a row learns what somebody with one knows.
  @inline(__always)
  func join(_ strand: Int, _ times: UnsafePointer<UInt32>) {
    let mine = row(strand)
    for i in 0..<used { mine[i] = max(mine[i], times[i]) }
  }

  /// Adds what a strand knows to a hand-over.
  @inline(__always)
  func publish(_ strand: Int, to knowledge: Knowledge) {
    guard hasRow(strand) else { return publishAmongMany(strand, to: knowledge) }
    publish(strand, to: knowledge.places)
  }

  /// Adds what a strand with a row knows to what somebody with one knows.
  @inline(__always)
  func publish(_ strand: Int, to times: UnsafeMutablePointer<UInt32>) {
    let mine = row(strand)
    for i in 0..<used { times[i] = max(mine[i], times[i]) }
    advance(strand)
  }
}

// MARK: Many strands

extension Clocks {
  @inline(never)
  private mutating func startAmongMany(_ strand: Int, after parent: Int) {
    cs_reserve_own_times(Int32(strand + 1))
    let many = many ?? leaveRows()
    many.start(strand, after: parent, at: parent >= 0 ? time(of: parent) : 0)
    cs_own_times[strand] = 1
    tick(parent)
  }

  /// There are more strands than rows: from now on nobody has one.
  private mutating func leaveRows() -> ManyClocks {
    let many = ManyClocks()
    for strand in 0..<used { many.learn(strand, row(strand)) }
    rows = 0
    self.many = many
    return many
  }

  @inline(never)
  private mutating func returnToRows() {
    many = nil
    rows = UInt(Self.width)
  }

  @inline(never)
  private func tickAmongMany(_ strand: Int) {
    if many != nil, strand >= 0 { cs_own_times[strand] &+= 1 }
  }

  @inline(never)
  private func joinAmongMany(_ strand: Int, _ other: Int) {
    guard strand >= 0, other >= 0 else { return }
    many?.join(strand, other, at: time(of: other))
  }

  @inline(never)
  private func joinAmongMany(_ strand: Int, _ knowledge: Knowledge) {
    if strand >= 0 { many?.join(strand, knowledge.clock) }
  }

  @inline(never)
  private func publishAmongMany(_ strand: Int, to knowledge: Knowledge) {
    guard strand >= 0 else { return }
    many?.publish(strand, at: time(of: strand), to: &knowledge.clock)
    tickAmongMany(strand)
  }
}
