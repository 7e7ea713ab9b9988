internal import CStrand
internal import Trace

/// Writes down every step of one execution, with names and values: for the replay of what is to be shown.
final class Recorder {
  private struct Recorded {
    var step: Step
    var variable: Variable?
  }

  private let names: Names
  private var recorded: [Recorded] = []
  private var unsettled: (index: Int, access: RawAccess)?
  private var arrival: (strand: Int, how: Step.Switch)?
  private var last = -1
  /// Who else could have gone on at the last choice.
  private var others: StrandSet = 0
  /// The variable at each location, for what is asked when it may be gone.
  private var variables: [Int32: Variable] = [:]
  /// The strand that each choice picked: the schedule.
  private(set) var schedule: [Int] = []
  private(set) var preemptions = 0

  /// How many steps are written down: who goes round and round has shown what matters by then.
  private static let most = 400

  init() {
    names = Names(executableBase: UInt(cs_image_base())) {
      (0..<cs_object_count()).compactMap { number in
        cs_object_numbered(number).flatMap { $0.pointee.alive ? RegisteredObject($0.pointee) : nil }
      }
    }
  }

  // MARK: What happens

  /// A strand was chosen to go on.
  func chose(_ world: World, _ next: Int, enabled: StrandSet) {
    schedule.append(next)
    others = enabled & ~StrandSet(strand: next)
    if last >= 0, last != next {
      let how: Step.Switch
      if world.strands[last]?.isFinished ?? true {
        how = .finished
      } else if enabled.has(last), world.pending[last].kind != .yield {
        how = .preemption
        preemptions += 1
      } else {
        how = .blocked
      }
      arrival = (next, how)
    }
    last = next
  }

  /// A shared variable is accessed now.
  func access(
    _ world: World, _ location: UnsafeMutablePointer<cs_location>, kind: Int32, pc: UInt,
    address: UInt, size: Int, hasValue: Bool
  ) {
    settle()
    guard recorded.count < Self.most else { return }
    cs_quiet_begin()
    defer { cs_quiet_end() }
    let access = RawAccess(
      strand: world.current, pc: pc, address: address, size: size,
      kind: kind == CS_READ ? .read : kind == CS_WRITE ? .write : .modify,
      object: cs_object_at(address).map { RegisteredObject($0.pointee) }, isFormal: size == 0)
    let variable = names.variable(of: access)
    if let variable { variables[location.pointee.id] = variable }
    let action: Step.Action = kind == CS_READ ? .read : kind == CS_WRITE ? .write : .modify
    append(world, action, variable: variable, pc: pc)
    if hasValue {
      recorded[recorded.count - 1].step.before = variable.flatMap {
        names.value(of: $0, accessed: access)
      }
    }
    if kind != CS_READ { unsettled = (recorded.count - 1, access) }
  }

  /// The effect of the last access can be looked at.
  func settle() {
    guard let (index, access) = unsettled else { return }
    unsettled = nil
    cs_quiet_begin()
    defer { cs_quiet_end() }
    recorded[index].step.after = recorded[index].variable.flatMap {
      names.value(of: $0, accessed: access)
    }
  }

  func note(_ world: World, _ action: Step.Action, lock: LockModel, after: String? = nil) {
    guard lock.isShown else { return }
    note(world, action, target: lock.name, referredBy: lock.shownBy, after: after)
  }

  func note(_ world: World, _ action: Step.Action, condition: ConditionModel) {
    note(world, action, target: condition.name, referredBy: condition.shownBy)
  }

  func note(_ world: World, _ action: Step.Action, semaphore: SemaphoreModel) {
    guard semaphore.isShown else { return }
    note(world, action, target: semaphore.name, referredBy: semaphore.shownBy)
  }

  /// Something else happens.
  func note(
    _ world: World, _ action: Step.Action, target: String?, referredBy object: UInt = 0,
    before: String? = nil, after: String? = nil, pc: UInt = 0
  ) {
    settle()
    guard recorded.count < Self.most else { return }
    cs_quiet_begin()
    defer { cs_quiet_end() }
    let variable = target == nil && object != 0 ? names.variable(referringTo: object) : nil
    append(world, action, variable: variable, pc: pc)
    recorded[recorded.count - 1].step.target = target
    recorded[recorded.count - 1].step.before = before
    recorded[recorded.count - 1].step.after = after
  }

  private func append(_ world: World, _ action: Step.Action, variable: Variable?, pc: UInt) {
    var step = Step(strand: world.current, time: world.now, action: action, stack: stack(pc))
    if let arrival, arrival.strand == world.current { step.cameBy = arrival.how }
    arrival = nil
    if !schedule.isEmpty {
      step.turn = schedule.count - 1
      step.others = (0..<64).filter { others.has($0) }
    }
    recorded.append(Recorded(step: step, variable: variable))
  }

  // MARK: What is shown

  /// The steps, with the names that things have now that all of them are known.
  func steps() -> [Step] {
    recorded.map { entry in
      var step = entry.step
      if let variable = entry.variable { step.target = names.text(of: variable) }
      return step
    }
  }

  /// The name of the variable that refers to an object.
  func name(referringTo object: UInt) -> String? {
    cs_quiet_begin()
    defer { cs_quiet_end() }
    return names.variable(referringTo: object).map(names.text)
  }

  /// The name of something of the kit: the one it was given, that of the variable that refers to it, or of the one
  /// that it was made for.
  func name(
    _ given: String?, _ object: UInt, _ identity: ObjectIdentity, _ kind: CapturedName.Kind,
    _ otherwise: String
  ) -> String {
    if let given { return given }
    if object != 0, let name = name(referringTo: object) { return name }
    let base = UInt(cs_image_base())
    return identity.madeAt > base
      ? CapturedName.text(kind, allocation: UInt64(identity.madeAt - base)) : otherwise
  }

  /// The name of a lock.
  func name(of lock: LockModel) -> String {
    name(lock.name, lock.shownBy, lock.identity, .lock, "a lock")
  }

  /// The name of the variable at a location.
  func name(of location: Int32) -> String? {
    variables[location].map(names.text)
  }

  /// Where the running strand is, innermost first.
  func stack(_ pc: UInt) -> [CodeLocation] {
    Self.stack(of: cs_current(), pc: pc)
  }

  /// Where a strand is, innermost first.
  static func stack(of fibre: UnsafeMutablePointer<cs_fibre>?, pc: UInt) -> [CodeLocation] {
    var addresses: [UInt] = pc == 0 ? [] : [pc]
    if let fibre {
      // An operation of the kit has no place of its own: the call that led to it has.
      if pc == 0 { addresses.append(UInt(cs_call_site(fibre))) }
      withUnsafeTemporaryAllocation(of: UInt.self, capacity: 32) { frames in
        guard let start = frames.baseAddress else { return }
        let count = Int(cs_frames(fibre, start, 32))
        addresses.append(contentsOf: frames[..<count])
      }
    }
    return locations(of: addresses)
  }

  /// The places among some addresses that are in the executable.
  static func locations(of addresses: some Sequence<UInt>) -> [CodeLocation] {
    let base = UInt(cs_image_base())
    var stack: [CodeLocation] = []
    for address in addresses where address >= base && address - base < UInt(cs_image_size()) {
      let location = CodeLocation(address: UInt64(address - base))
      // A function that calls itself is shown once.
      if stack.last != location { stack.append(location) }
    }
    return stack
  }
}

extension RegisteredObject {
  init(_ object: cs_object) {
    self.init(
      base: UInt(object.base), size: Int(object.size), metadata: UInt(object.metadata),
      allocationPC: UInt(object.allocation_pc))
  }
}
