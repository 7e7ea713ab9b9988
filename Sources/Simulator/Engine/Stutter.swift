/// Notices strands that go round and round reading what nobody has changed, so that they make room for others.
///
/// Such a strand is held back until somebody changes something that it reads, as a fair scheduler would sooner or
/// later. A loop counts as going round only after many turns without a change, and only if it does not end by
/// itself (`Patience`): what a bounded loop sees is not lost.
struct Stutter: ~Copyable {
  /// A read by a line of an object.
  private struct Seen: BitwiseCopyable {
    var pc: UInt = 0
    var object: Int32 = 0

    /// The place of a loop: the line, or the object of a call of the kit.
    var site: UInt { pc != 0 ? pc : ~UInt(UInt32(bitPattern: object)) }
  }

  /// What is known of a strand since it, or somebody for it, changed something.
  private struct Strand: BitwiseCopyable {
    /// How many different reads are remembered.
    var count: Int32 = 0
    /// How many reads have repeated one of them.
    var repeats: Int32 = 0
    /// Where the last repeated read is remembered: as a rule the next one is behind it.
    var place: Int32 = 0
    /// The objects that it read, as a set with collisions; all of them while it has read none.
    var watched: UInt64 = 0
  }

  /// What a read tells.
  enum Progress {
    case none
    /// The strand repeats itself.
    case repeats(site: UInt, count: Int)
    /// The strand reads what it has not read before, or more than can be remembered.
    case news
  }

  /// How many different reads of a strand are remembered.
  private static let most = 32
  /// How many strands there can be, as in every search.
  private static let mostStrands = 64

  /// The reads of each strand: so many places for each.
  private let seen = Column(count: most * mostStrands, filler: Seen())
  private let strands = Column(count: mostStrands, filler: Strand())
  /// The strands that have read something: of the others nothing is known, whatever their places hold.
  private var readers: StrandSet = 0
  /// The strands that are held back.
  private(set) var held: StrandSet = 0

  /// Forgets everything.
  mutating func reset() {
    readers = 0
    held = 0
  }

  /// Begins anew with a strand: it has made progress, or may.
  @inline(__always)
  mutating func reset(_ strand: Int) {
    guard readers.has(strand) else { return }
    readers &= ~StrandSet(strand: strand)
    held &= ~StrandSet(strand: strand)
  }

  mutating func hold(_ strand: Int) { held |= StrandSet(strand: strand) }

  /// A strand reads something, or gives way.
  @inline(__always)
  mutating func idled(_ strand: Int, pc: UInt, object: Int32) -> Progress {
    if readers.has(strand) { return idledAgain(strand, pc: pc, object: object) }
    readers |= StrandSet(strand: strand)
    seen.base[strand &* Self.most] = Seen(pc: pc, object: object)
    strands.base[strand] = Strand(count: 1, watched: Self.mark(of: object))
    return .news
  }

  @inline(never)
  private mutating func idledAgain(_ strand: Int, pc: UInt, object: Int32) -> Progress {
    let reads = seen.base + strand &* Self.most
    let state = strands.base + strand
    let count = Int(state.pointee.count)
    var place = Int(state.pointee.place)
    for _ in 0..<count {
      place = place &+ 1 < count ? place &+ 1 : 0
      if reads[place].pc == pc && reads[place].object == object {
        state.pointee.place = Int32(truncatingIfNeeded: place)
        state.pointee.repeats &+= 1
        let repeats = Int(state.pointee.repeats)
        return repeats < Patience.standard
          ? .none : .repeats(site: reads[place].site, count: repeats)
      }
    }
    guard count < Self.most else { return .news }
    reads[count] = Seen(pc: pc, object: object)
    state.pointee.count &+= 1
    state.pointee.watched |= Self.mark(of: object)
    return .news
  }

  /// An object in a set of those that a strand has read: -1, which is none, is in none.
  @inline(__always)
  private static func mark(of object: Int32) -> UInt64 {
    object == -1 ? 0 : 1 &<< UInt64(object & 63)
  }

  /// A strand has changed an object: whoever waits for that may look again.
  @inline(__always)
  mutating func changed(_ object: Int32, by strand: Int) {
    var rest = readers & ~StrandSet(strand: strand)
    while rest != 0 {
      let reader = rest.lowest
      rest &= rest &- 1
      let watched = strands.base[reader].watched
      let mayWatch = watched == 0 || object == -1 || watched & (1 &<< UInt64(object & 63)) != 0
      if mayWatch { reset(reader) }
    }
  }

  /// How often a strand has repeated itself.
  func repeats(of strand: Int) -> Int {
    readers.has(strand) ? Int(strands.base[strand].repeats) : 0
  }

  /// The places that a strand comes by, round after round.
  func sites(of strand: Int) -> [UInt] {
    guard readers.has(strand) else { return [] }
    let reads = seen.base + strand &* Self.most
    return (0..<Int(strands.base[strand].count)).map { reads[$0].site }
  }

  /// The objects that a strand asks for, in the order in which it came to them.
  func objects(of strand: Int) -> [Int32] {
    guard readers.has(strand) else { return [] }
    let reads = seen.base + strand &* Self.most
    return (0..<Int(strands.base[strand].count)).map { reads[$0].object }.filter { $0 >= 0 }
  }
}
