internal import CStrand
internal import Glibc

/// Ways into a simulated world: what `ConcurrencyLab` builds its front on.
enum Simulation {
  /// One simulation runs in a process at a time: what the access callbacks write to is the process's.
  private static let turn = Turn()

  /// What is known of loops that ask for something again and again, from one execution of a search to the next.
  ///
  /// Safe: only the OS thread that has its turn touches it.
  nonisolated(unsafe) static var patience = Patience()

  /// The code of threads that are told apart, from one execution of a search to the next.
  ///
  /// Safe: only the OS thread that has its turn touches it.
  nonisolated(unsafe) static var toldApart = ToldApart()

  /// Whether an execution showed that others have to go another way, so that a search has to begin again.
  static func takeGrowth() -> Bool {
    // All are asked, so that none is left for the next execution.
    let hasMoreShared = cs_registry_take_growth()
    let hasMoreApart = toldApart.takeGrowth()
    return patience.takeGrowth() || hasMoreShared || hasMoreApart
  }

  /// Runs something that simulates, on this OS thread; it sets `World.active`.
  static func run<Result>(_ body: () -> Result) -> Result {
    turn.take()
    defer { turn.give() }
    cs_registry_clear(describeFields)
    patience = Patience()
    toldApart = ToldApart()
    cs_globals_save()
    let (identity, implementation) = MainExecutor.words
    withUnsafePointer(to: &hooks) { cs_begin($0, identity, implementation) }
    defer {
      cs_end()
      cs_globals_restore()
      World.active = nil
    }
    return body()
  }

  /// Safe: written nowhere after it is made.
  nonisolated(unsafe) private static var hooks = cs_hooks(
    run: { fibre in World.running?._withUnsafeGuaranteedRef { $0.runStrand(on: fibre) } },
    access: { location, kind, pc, address, size in
      World.running?._withUnsafeGuaranteedRef {
        $0.access(
          location, kind: kind, pc: UInt(pc), address: UInt(address), size: Int(size))
      }
    },
    arrive: { location, kind, address, expected, size in
      World.running?._withUnsafeGuaranteedRef {
        $0.arrive(
          at: location, kind: kind,
          changingIf: expected.map { .value(address, expected: $0, size: Int(size)) })
      }
    },
    atomic: { location, kind, order, changes, pc, address, size in
      World.running?._withUnsafeGuaranteedRef {
        $0.atomic(
          location, kind: kind, order: order, changes: changes, pc: UInt(pc),
          address: UInt(address), size: Int(size))
      }
    },
    enqueue: { job in World.running?._withUnsafeGuaranteedRef { $0.enqueue(job) } },
    adopt: { fibre, task in World.running?._withUnsafeGuaranteedRef { $0.adopt(fibre, task) } },
    settled: { World.running?._withUnsafeGuaranteedRef { $0.recorder?.settle() } },
    hop: { actor, resume in
      World.running?._withUnsafeGuaranteedRef { $0.hop(to: actor, resumingAt: UInt(resume)) }
    },
    meets: { what, object in World.running?._withUnsafeGuaranteedRef { $0.meets(Int(what), object) }
    },
    released: { address in World.running?._withUnsafeGuaranteedRef { $0.handsOn(at: address) } },
    acquired: { address in World.running?._withUnsafeGuaranteedRef { $0.takesOver(at: address) } },
    resumed_again: { first, before, now in
      World.active?.resumesAgain(after: Int(first), at: before, now: now)
    })
}

/// The right to simulate: one OS thread has it at a time.
private final class Turn: Sendable {
  /// Safe: a POSIX mutex is made to be shared; it is never moved, since a class owns its storage.
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  func take() { pthread_mutex_lock(mutex) }
  func give() { pthread_mutex_unlock(mutex) }
}

/// Fills in the fields of a class for the registry, in order of offset.
private func describeFields(
  _ metadata: UInt, _ into: UnsafeMutablePointer<cs_field>, _ capacity: Int32
) -> Int32 {
  let type = Reflection.type(atMetadata: metadata)
  let fields = Reflection.fields(of: type, size: .max).sorted { $0.offset < $1.offset }
  var count: Int32 = 0
  for field in fields.prefix(Int(capacity)) {
    into[Int(count)] = cs_field(
      offset: UInt32(field.offset), bytes: field.type.map { UInt32(Reflection.size(of: $0)) } ?? 0,
      owns: field.type.map(ownsMemory) ?? false)
    count += 1
  }
  return count
}

/// Whether a torn value of a type would make Swift memory-unsafe: its type is not plain bits.
private func ownsMemory(_ type: Any.Type) -> Bool {
  func isPlain<T>(_: T.Type) -> Bool { _isPOD(T.self) }
  return !_openExistential(type, do: isPlain)
}

extension World {
  /// A variable that strands share is about to be accessed.
  @inline(__always)
  fileprivate func access(
    _ location: UnsafeMutablePointer<cs_location>, kind: Int32, pc: UInt, address: UInt, size: Int
  ) {
    recorder?.settle()
    if isWatched { touches(location.pointee.object) }
    if location.pointee.shared {
      stateKey?.comesTo(location, strand: current, kind: kind, size: size)
      comesTo(location.pointee.id, kind: kind, pc: pc)
    }
    if recorder == nil {
      checkRace(location, kind: kind, atomic: false, pc: pc)
    } else {
      checkRaceAndRecord(
        location, kind: kind, atomic: false, pc: pc, address: address, size: size)
    }
  }

  @inline(never)
  private func checkRaceAndRecord(
    _ location: UnsafeMutablePointer<cs_location>, kind: Int32, atomic: Bool, pc: UInt,
    address: UInt, size: Int
  ) {
    let hasValue = hasValue(location, kind: kind)
    checkRace(location, kind: kind, atomic: atomic, pc: pc)
    recorder?.access(
      self, location, kind: kind, pc: pc, address: address, size: size, hasValue: hasValue)
  }

  /// An atomic operation is next; returns when it may happen.
  func arrive(
    at location: UnsafeMutablePointer<cs_location>, kind: Int32, changingIf doubt: Doubts.Doubt?
  ) {
    recorder?.settle()
    if isWatched { touches(location.pointee.object) }
    guard location.pointee.shared else { return }
    openPoint(
      Operation(kind == CS_READ ? .read : .write, location.pointee.id), changingIf: doubt)
  }

  /// An atomic operation happens now.
  /// - Parameter changes: whether it leaves another value than it finds; a store counts as one that does.
  func atomic(
    _ location: UnsafeMutablePointer<cs_location>, kind: Int32, order: Int32, changes: Bool,
    pc: UInt, address: UInt, size: Int
  ) {
    if location.pointee.shared {
      if changes { didChange(location.pointee.id) } else { didRead(location.pointee.id, pc: pc) }
    }
    let hasValue = hasValue(location, kind: kind)
    checkRace(location, kind: kind, atomic: true, pc: pc)
    synchronise(location, kind: kind, order: order)
    recorder?.access(
      self, location, kind: kind, pc: pc, address: address, size: size, hasValue: hasValue)
  }

  /// Whether there is a value before an access: what an initialiser overwrites is none.
  private func hasValue(_ location: UnsafeMutablePointer<cs_location>, kind: Int32) -> Bool {
    kind != CS_WRITE || location.pointee.write_strand >= 0 || location.pointee.object < 0
  }
}
