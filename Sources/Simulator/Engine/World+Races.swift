internal import CStrand
internal import Trace

/// What a strand knows: up to which of its times everything of each other strand is known to have happened.
protocol KnownTimes {
  subscript(strand: Int) -> UInt32 { get }
}

/// What a strand knows that has a row of its own.
private struct KnownRow: KnownTimes {
  let row: UnsafePointer<UInt32>

  subscript(strand: Int) -> UInt32 {
    @inline(__always) get { row[strand] }
  }
}

/// Data races: two accesses to one variable, one a write, that nothing orders (FastTrack's rules).
extension World {
  /// Checks an access that is about to happen against those that have, and remembers it.
  ///
  /// Ends the execution before the access takes effect when the variable owns memory: real Swift would be
  /// memory-unsafe from there. Otherwise the race is noted and the program goes on with what it reads.
  @inline(__always)
  func checkRace(
    _ location: UnsafeMutablePointer<cs_location>, kind: Int32, atomic: Bool, pc: UInt
  ) {
    let me = current
    if clocks.hasRow(me) {
      let row = clocks.row(me)
      check(
        location, me, KnownRow(row: row), at: row[me], kind: kind, atomic: atomic, pc: pc)
    } else if me >= 0, let many = clocks.many {
      checkRaceAmongMany(location, me, many, kind: kind, atomic: atomic, pc: pc)
    }
  }

  @inline(never)
  private func checkRaceAmongMany(
    _ location: UnsafeMutablePointer<cs_location>, _ me: Int, _ many: ManyClocks, kind: Int32,
    atomic: Bool, pc: UInt
  ) {
    check(
      location, me, many.known(to: me), at: clocks.time(of: me), kind: kind, atomic: atomic, pc: pc)
  }

  @inline(__always)
  private func check(
    _ location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: some KnownTimes,
    at time: UInt32, kind: Int32, atomic: Bool, pc: UInt
  ) {
    // One race at a variable is all that is told of it.
    if location.pointee.race_generation != location.pointee.generation {
      compare(location, me, known, kind: kind, atomic: atomic, pc: pc)
    }
    if kind == CS_READ {
      noteRead(location, me, known, at: time, atomic: atomic, pc: pc)
      return
    }
    location.pointee.write_strand = Int32(truncatingIfNeeded: me)
    location.pointee.write_clock = time
    location.pointee.write_pc = pc
    location.pointee.write_atomic = atomic
    location.pointee.read_strand = -1
  }

  /// Looks for an access that nothing orders before the one that is about to happen.
  @inline(__always)
  private func compare(
    _ location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: some KnownTimes,
    kind: Int32, atomic: Bool, pc: UInt
  ) {
    let writer = Int(location.pointee.write_strand)
    if writer >= 0, writer != me, location.pointee.write_clock > known[writer],
      !(atomic && location.pointee.write_atomic)
    {
      return race(
        location,
        Discovery.RaceAccess(
          strand: writer, kind: Int32(CS_WRITE), pc: location.pointee.write_pc),
        Discovery.RaceAccess(strand: me, kind: kind, pc: pc))
    }
    if kind != CS_READ, location.pointee.read_strand != -1,
      !(atomic && location.pointee.read_atomic),
      let reader = unorderedReader(of: location, me, known)
    {
      race(location, reader, Discovery.RaceAccess(strand: me, kind: kind, pc: pc))
    }
  }

  @inline(__always)
  private func noteRead(
    _ location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: some KnownTimes,
    at time: UInt32, atomic: Bool, pc: UInt
  ) {
    let last = location.pointee.read_strand
    if last == -2
      || (last >= 0 && Int(last) != me && location.pointee.read_clock > known[Int(last)])
    {
      if last != -2 { shareReads(location) }
      addRead(location, me, at: time, pc: pc)
    } else {
      location.pointee.read_strand = Int32(truncatingIfNeeded: me)
      location.pointee.read_clock = time
      location.pointee.read_pc = pc
    }
    location.pointee.read_atomic = atomic
  }

  /// From now on the last read of each strand is kept.
  @inline(never)
  private func shareReads(_ location: UnsafeMutablePointer<cs_location>) {
    let reads: UnsafeMutablePointer<UInt32>
    if let old = location.pointee.reads {
      reads = old
    } else {
      reads = .allocate(capacity: Clocks.width)
      let pcs = UnsafeMutablePointer<UInt>.allocate(capacity: Clocks.width)
      pcs.initialize(repeating: 0, count: Clocks.width)
      location.pointee.reads = reads
      location.pointee.read_pcs = pcs
    }
    reads.initialize(repeating: 0, count: Clocks.width)
    if clocks.many != nil { sharedReads.forget(location) }
    let last = Int(location.pointee.read_strand)
    if last >= 0 {
      addRead(location, last, at: location.pointee.read_clock, pc: location.pointee.read_pc)
    }
    location.pointee.read_strand = -2
  }

  @inline(__always)
  private func addRead(
    _ location: UnsafeMutablePointer<cs_location>, _ strand: Int, at time: UInt32, pc: UInt
  ) {
    if strand < Clocks.width {
      location.pointee.reads?[strand] = time
      location.pointee.read_pcs?[strand] = pc
    } else {
      addReadAmongMany(location, strand, at: time, pc: pc)
    }
  }

  @inline(never)
  private func addReadAmongMany(
    _ location: UnsafeMutablePointer<cs_location>, _ strand: Int, at time: UInt32, pc: UInt
  ) {
    sharedReads.add(SharedReads.Read(strand: strand, time: time, pc: pc), of: location)
  }

  @inline(__always)
  private func unorderedReader(
    of location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: some KnownTimes
  ) -> Discovery.RaceAccess? {
    let last = location.pointee.read_strand
    if last >= 0 {
      guard last != Int32(me), location.pointee.read_clock > known[Int(last)] else { return nil }
      return Discovery.RaceAccess(
        strand: Int(last), kind: Int32(CS_READ), pc: location.pointee.read_pc)
    }
    guard last == -2, let reads = location.pointee.reads else { return nil }
    for reader in 0..<clocks.used where reader != me && reads[reader] > known[reader] {
      return Discovery.RaceAccess(
        strand: reader, kind: Int32(CS_READ), pc: location.pointee.read_pcs?[reader] ?? 0)
    }
    return clocks.many == nil ? nil : unorderedReaderAmongMany(of: location, me, known)
  }

  @inline(never)
  private func unorderedReaderAmongMany(
    of location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: some KnownTimes
  ) -> Discovery.RaceAccess? {
    for read in sharedReads.reads(of: location)
    where read.strand != me && read.time > known[read.strand] {
      return Discovery.RaceAccess(strand: read.strand, kind: Int32(CS_READ), pc: read.pc)
    }
    return nil
  }

  @inline(never)
  private func race(
    _ location: UnsafeMutablePointer<cs_location>, _ first: Discovery.RaceAccess,
    _ second: Discovery.RaceAccess
  ) {
    // Accesses that something orders in every execution need not be scheduling points: what orders them is one.
    cs_location_share(location)
    location.pointee.race_generation = location.pointee.generation
    let id = location.pointee.id
    let race = Discovery.Race(location: id, first: first, second: second)
    if location.pointee.owns { return end(race.discovery) }
    races.append(race)
  }

  /// Whether two accesses of this execution were a data race.
  var hasRace: Bool { !races.isEmpty || discoveries.contains { $0.kind == .dataRace } }

  /// What an atomic operation hands on and takes, by its memory order (0 relaxed, 1 consume, 2 acquire,
  /// 3 release, 4 both, 5 sequentially consistent). Relaxed operations make no edge.
  func synchronise(_ location: UnsafeMutablePointer<cs_location>, kind: Int32, order: Int32) {
    guard order != 0, current >= 0 else { return }
    let takes = kind != CS_WRITE && order != 3
    let handsOn = kind != CS_READ && order >= 3
    guard clocks.hasRow(current) else {
      return synchroniseAmongMany(
        location, takes: takes, handsOn: handsOn, replaces: kind == CS_WRITE)
    }
    let sync: UnsafeMutablePointer<UInt32>
    if let old = location.pointee.sync {
      sync = old
    } else {
      sync = .allocate(capacity: Clocks.width)
      sync.initialize(repeating: 0, count: Clocks.width)
      location.pointee.sync = sync
    }
    if location.pointee.sync_generation != location.pointee.generation {
      location.pointee.sync_generation = location.pointee.generation
      sync.update(repeating: 0, count: Clocks.width)
    }
    if takes { clocks.join(current, sync) }
    if handsOn {
      if kind == CS_WRITE { sync.update(repeating: 0, count: Clocks.width) }
      clocks.publish(current, to: sync)
    }
  }

  /// The same in a run with more strands than have rows of clocks.
  private func synchroniseAmongMany(
    _ location: UnsafeMutablePointer<cs_location>, takes: Bool, handsOn: Bool, replaces: Bool
  ) {
    let knowledge = atomics.place(at: location).takeUnretainedValue()
    if let sync = location.pointee.sync,
      location.pointee.sync_generation == location.pointee.generation
    {
      // What was handed on before there were that many; once.
      knowledge.clock.learn(sync)
      location.pointee.sync_generation = 0
    }
    if takes { clocks.join(current, knowledge) }
    if handsOn {
      if replaces { knowledge.clear() }
      clocks.publish(current, to: knowledge)
    }
  }
}
