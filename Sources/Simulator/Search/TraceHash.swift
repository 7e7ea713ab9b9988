/// A number for the trace of an execution: equal for two executions that differ only in the order
/// of independent steps, and different, but for a chance of 2^-64, for all others.
///
/// Each step's hash is made of its operation and the hashes of the steps that come directly before
/// it: its strand's last step, the last change of its object, and for a change the reads since, whose
/// order does not matter and which are therefore added up.
struct TraceHash: ~Copyable {
  private struct Object: BitwiseCopyable {
    var lastChange: UInt64 = 0
    var readsSince: UInt64 = 0
    var execution: UInt64 = 0
  }

  private struct Strand: BitwiseCopyable {
    var lastStep: UInt64 = 0
    var ordersSince: UInt64 = 0
  }

  private var objects = Column(count: 64, filler: Object())
  private var strands = Column(count: 64, filler: Strand())
  private var seen: StrandSet = 0
  private var execution: UInt64 = 0

  /// Forgets the last execution.
  mutating func begin() {
    execution &+= 1
    var rest = seen
    while rest != 0 {
      strands.base[rest.lowest] = Strand()
      rest &= rest &- 1
    }
    seen = 0
  }

  /// Adds a step to the trace.
  @inline(__always)
  mutating func step(_ strand: Int, _ operation: Operation) {
    seen |= StrandSet(strand: strand)
    let before = strands.base[strand]
    let salt = UInt64(truncatingIfNeeded: strand) &<< 8 | UInt64(operation.kind.rawValue)
    var hash = mixed(before.lastStep ^ salt) &+ before.ordersSince
    switch operation.kind {
    case .local, .yield, .join:
      hash = mixed(hash)
    case .read:
      let first = prepare(operation.object)
      let second = operation.second >= 0 ? prepare(operation.second) : -1
      hash ^= mixed(objects.base[first].lastChange ^ UInt64(first))
      if second >= 0 { hash ^= mixed(objects.base[second].lastChange &+ UInt64(second)) }
      hash = mixed(hash)
      objects.base[first].readsSince &+= hash
      if second >= 0 { objects.base[second].readsSince &+= hash }
    case .write, .acquire, .release, .wait:
      let first = prepare(operation.object)
      let second = operation.second >= 0 ? prepare(operation.second) : -1
      hash ^= mixed(
        objects.base[first].lastChange &* 3 &+ objects.base[first].readsSince ^ UInt64(first))
      if second >= 0 {
        hash ^= mixed(
          objects.base[second].lastChange &* 5 &+ objects.base[second].readsSince &+ UInt64(second))
      }
      hash = mixed(hash)
      objects.base[first] = Object(lastChange: hash, execution: execution)
      if second >= 0 { objects.base[second] = Object(lastChange: hash, execution: execution) }
    }
    strands.base[strand] = Strand(lastStep: hash)
  }

  /// Everything `to` does from now on comes after the last step of `from`.
  mutating func order(from: Int, to: Int) {
    seen |= StrandSet(strand: to)
    strands.base[to].ordersSince &+= mixed(strands.base[from].lastStep &+ 1)
  }

  /// Everything before comes before everything after.
  mutating func advanceTime() {
    let everything = value
    var rest = seen
    while rest != 0 {
      strands.base[rest.lowest].ordersSince &+= everything
      rest &= rest &- 1
    }
  }

  /// The number for the trace so far.
  var value: UInt64 {
    var sum: UInt64 = 0
    var rest = seen
    while rest != 0 {
      let strand = rest.lowest
      sum &+= mixed(strands.base[strand].lastStep ^ UInt64(strand))
      rest &= rest &- 1
    }
    return sum
  }

  /// The place of an object, emptied if an earlier execution used it last.
  @inline(__always)
  private mutating func prepare(_ object: Int32) -> Int {
    let place = Int(object)
    objects.reserve(place)
    if objects.base[place].execution != execution {
      objects.base[place] = Object(execution: execution)
    }
    return place
  }
}
