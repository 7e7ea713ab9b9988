internal import CStrand

/// Computes the key of the state that an execution has come to, for a search that counts.
///
/// To what strands have received (`StateHash`) it adds the values that plain shared variables have now, who can go
/// on, and the time. Where locks, queues and tasks stand follows from what strands have received.
final class StateKey {
  /// What a strand is about to do to a variable.
  private struct Access: BitwiseCopyable {
    /// The variable's number; -1 for none, and for what is no plain access.
    var variable: Int32 = -1
    var replaces = false
  }

  /// The words that can be an address, whatever bits an enum or an existential keeps beside it.
  private static let addresses: Range<UInt64> = 1 << 32..<1 << 47
  private static let bitsOfAddress: UInt64 = (1 << 56) - 1
  /// How often a strand may look in a row while nobody changes anything.
  ///
  /// Strands that look too often are held back, which depends on more than the state. Two that have come to one
  /// state may each have looked so often, and go on in the same way: together too few to be held back.
  private static let mostIdle = (Patience.whileCounting - 1) / 2

  private var hash = StateHash()
  private var accesses = Column(count: 64, filler: Access())
  /// How often each strand has looked since anything was changed.
  private var idle = Column(count: 64, filler: 0)
  /// The variables that were accessed in this execution, and before these the globals, which code that makes no
  /// steps can change too.
  private var variables: [Int32] = []
  private let globals: [Int32]
  private var lastUse = Column(count: 64, filler: UInt64(0))
  private var execution: UInt64 = 0
  /// Whether the key says all there is to say of every state so far.
  private(set) var isComplete = true

  /// Prepares for executions in which what is known to be shared by now is shared.
  init() {
    globals = (0..<cs_location_count()).filter { number in
      guard let location = cs_location_numbered(number)?.pointee else { return false }
      return location.shared && location.object < 0 && location.size > 0
    }
  }

  /// Forgets the last execution.
  func begin() {
    hash.begin()
    execution &+= 1
    variables.removeAll(keepingCapacity: true)
    for number in globals { use(number) }
    forgetLooks()
    for strand in 0..<accesses.count { accesses.base[strand] = Access() }
  }

  /// A strand is about to access a variable that it shares with others; not by an atomic operation, which hands on
  /// more than a value.
  func comesTo(
    _ location: UnsafeMutablePointer<cs_location>, strand: Int, kind: Int32, size: Int
  ) {
    let number = location.pointee.id
    guard strand >= 0, strand < accesses.count, number >= 0 else { return }
    accesses.base[strand] = Access(
      variable: number, replaces: kind == CS_WRITE && size == Int(location.pointee.bytes))
  }

  /// A strand takes the step that it has come to.
  func step(_ strand: Int, _ operation: Operation) {
    note(strand, operation.kind)
    let access = accesses.base[strand]
    accesses.base[strand] = Access()
    if access.variable >= 0, operation.object == access.variable, operation.second < 0 {
      hash.access(
        strand, operation, content: content(of: access.variable), replacing: access.replaces)
      use(access.variable)
    } else {
      hash.step(strand, operation)
    }
  }

  /// Everything `to` does from now on comes after the last step of `from`.
  func order(from: Int, to: Int) { hash.order(from: from, to: to) }

  /// Everything before comes before everything after.
  func advanceTime() { hash.advanceTime() }

  /// The key of the state before the next step.
  func value(enabled: StrandSet, live: StrandSet, now: Int) -> UInt64 {
    var key = mixed(hash.received ^ mixed(enabled ^ mixed(live)))
    key = mixed(key &+ UInt64(truncatingIfNeeded: now))
    var memory: UInt64 = 0
    for variable in variables {
      memory &+= mixed(hash.content(of: variable, content(of: variable)) ^ UInt64(variable))
    }
    return mixed(key ^ memory) | 1
  }

  /// What a variable's value is, as far as its bits mean the same in every execution.
  private func content(of variable: Int32) -> StateHash.Content {
    guard let location = cs_location_numbered(variable), isAlive(location.pointee),
      (1...8).contains(location.pointee.bytes),
      location.pointee.size - location.pointee.bytes < 8,
      let address = UnsafeRawPointer(bitPattern: location.pointee.address)
    else { return .written }
    var bits: UInt64 = 0
    withUnsafeMutableBytes(of: &bits) {
      $0.copyMemory(
        from: UnsafeRawBufferPointer(start: address, count: Int(location.pointee.bytes)))
    }
    return Self.addresses.contains(bits & Self.bitsOfAddress) ? .written : .bits(bits)
  }

  private func use(_ variable: Int32) {
    lastUse.reserve(Int(variable))
    guard lastUse.base[Int(variable)] != execution else { return }
    lastUse.base[Int(variable)] = execution
    variables.append(variable)
  }

  private func isAlive(_ location: cs_location) -> Bool {
    location.object < 0 || cs_object_numbered(location.object)?.pointee.alive ?? false
  }

  private func note(_ strand: Int, _ kind: Operation.Kind) {
    switch kind {
    case .local: break
    case .read, .yield:
      idle.base[strand] += 1
      if idle.base[strand] > Self.mostIdle { isComplete = false }
    default: forgetLooks()
    }
  }

  private func forgetLooks() {
    for strand in 0..<idle.count { idle.base[strand] = 0 }
  }
}
