/// A number for the state that an execution has come to: equal states go on alike.
///
/// A state is what each strand has received so far. What a strand receives from an operation that orders
/// something (a lock, a signal, an atomic variable, the end of another strand) is everything that whoever came
/// before there had received, since memory that no step shows can be handed on with it. What it receives from
/// a plain variable is the value alone: whatever else came with it would be a data race, and so a step of its own.
/// The second is what makes states of different histories equal; with the first alone, the number would be
/// that of the trace (see `TraceHash`).
///
/// Which steps are ordered by synchronisation follows from what strands have received, so equal states also
/// have the same data races behind them.
struct StateHash: ~Copyable {
  /// What is known of the value of a plain variable.
  enum Content {
    /// Its bits, which mean the same in every execution.
    case bits(UInt64)
    /// Something else, such as an address: what counts is which step has written it.
    case written
  }

  private struct Object: BitwiseCopyable {
    var lastChange: UInt64 = 0
    var readsSince: UInt64 = 0
    var execution: UInt64 = 0
  }

  private struct Strand: BitwiseCopyable {
    var received: UInt64 = 0
    var ordersSince: UInt64 = 0
  }

  private var objects = Column(count: 64, filler: Object())
  private var strands = Column(count: 64, filler: Strand())
  private var seen: StrandSet = 0
  private var execution: UInt64 = 0

  /// Forgets the last execution.
  mutating func begin() {
    execution &+= 1
    while seen != 0 {
      strands.base[seen.lowest] = Strand()
      seen &= seen &- 1
    }
  }

  /// A strand takes a step that can hand anything on.
  mutating func step(_ strand: Int, _ operation: Operation) {
    var hash = next(strand, operation)
    let changes = operation.changesItsObject
    for object in [operation.object, operation.second] where object >= 0 {
      let before = objects.base[prepare(object)]
      hash = mixed(hash ^ before.lastChange &+ UInt64(UInt32(bitPattern: object)))
      if changes { hash = mixed(hash ^ before.readsSince) }
    }
    for object in [operation.object, operation.second] where object >= 0 {
      let place = prepare(object)
      if changes {
        objects.base[place] = Object(lastChange: hash, execution: execution)
      } else {
        objects.base[place].readsSince &+= hash
      }
    }
    strands.base[strand] = Strand(received: hash)
  }

  /// A strand reads or writes a plain variable.
  /// - Parameters:
  ///   - content: what is known of the value before the step.
  ///   - replacing: whether it puts another value in place of all of it, without a look.
  mutating func access(
    _ strand: Int, _ operation: Operation, content: Content, replacing: Bool
  ) {
    var hash = next(strand, operation)
    let place = prepare(operation.object)
    hash = mixed(hash ^ UInt64(place))
    if !replacing { hash = mixed(hash ^ self.content(of: operation.object, content)) }
    if operation.changesItsObject { objects.base[place].lastChange = hash }
    strands.base[strand] = Strand(received: hash)
  }

  /// Everything `to` does from now on comes after the last step of `from`.
  mutating func order(from: Int, to: Int) {
    seen |= StrandSet(strand: to)
    strands.base[to].ordersSince &+= mixed(strands.base[from].received &+ 1)
  }

  /// Everything before comes before everything after.
  mutating func advanceTime() {
    let everything = received
    var rest = seen
    while rest != 0 {
      strands.base[rest.lowest].ordersSince &+= everything
      rest &= rest &- 1
    }
  }

  /// What all strands together have received.
  var received: UInt64 {
    var sum: UInt64 = 0
    var rest = seen
    while rest != 0 {
      let strand = strands.base[rest.lowest]
      sum &+= mixed(mixed(strand.received ^ UInt64(rest.lowest)) &+ strand.ordersSince)
      rest &= rest &- 1
    }
    return sum
  }

  /// A number for the value of a plain variable.
  mutating func content(of object: Int32, _ content: Content) -> UInt64 {
    switch content {
    case .bits(let bits): mixed(mixed(bits) ^ 1)
    case .written: mixed(mixed(objects.base[prepare(object)].lastChange) ^ 2)
    }
  }

  /// What a strand has received and been told, with what it does now.
  private mutating func next(_ strand: Int, _ operation: Operation) -> UInt64 {
    seen |= StrandSet(strand: strand)
    let before = strands.base[strand]
    let salt = UInt64(truncatingIfNeeded: strand) &<< 8 | UInt64(operation.kind.rawValue)
    return mixed(mixed(before.received ^ salt) &+ before.ordersSince)
  }

  /// The place of an object, emptied if an earlier execution used it last.
  private mutating func prepare(_ object: Int32) -> Int {
    let place = Int(object)
    objects.reserve(place)
    if objects.base[place].execution != execution {
      objects.base[place] = Object(execution: execution)
    }
    return place
  }
}
