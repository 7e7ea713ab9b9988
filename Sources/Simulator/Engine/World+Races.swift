internal import CStrand
internal import Trace

/// Data races: two accesses to one variable, one a write, that nothing orders (FastTrack's rules).
extension World {
  /// Checks an access that is about to happen against those that have, and remembers it.
  ///
  /// Ends the execution before the access takes effect when the variable owns memory: real Swift would be
  /// memory-unsafe from there. Otherwise the race is noted and the program goes on with what it reads.
  func checkRace(
    _ location: UnsafeMutablePointer<cs_location>, kind: Int32, atomic: Bool, pc: UInt
  ) {
    let me = current
    guard me >= 0, me < Clocks.width else { return }
    let known = clocks.row(me)
    // One race at a variable is all that is told of it.
    if location.pointee.race_generation != location.pointee.generation {
      compare(location, me, known, kind: kind, atomic: atomic, pc: pc)
    }
    if kind == CS_READ {
      noteRead(location, me, known, atomic: atomic, pc: pc)
      return
    }
    location.pointee.write_strand = Int32(me)
    location.pointee.write_clock = known[me]
    location.pointee.write_pc = pc
    location.pointee.write_atomic = atomic
    location.pointee.read_strand = -1
  }

  /// Looks for an access that nothing orders before the one that is about to happen.
  @inline(__always)
  private func compare(
    _ location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: UnsafePointer<UInt32>,
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
    _ location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: UnsafePointer<UInt32>,
    atomic: Bool, pc: UInt
  ) {
    let last = location.pointee.read_strand
    if last == -2
      || (last >= 0 && last != Int32(me) && location.pointee.read_clock > known[Int(last)])
    {
      shareReads(location)
      location.pointee.reads?[me] = known[me]
      location.pointee.read_pcs?[me] = pc
    } else {
      location.pointee.read_strand = Int32(me)
      location.pointee.read_clock = known[me]
      location.pointee.read_pc = pc
    }
    location.pointee.read_atomic = atomic
  }

  /// From now on the last read of each strand is kept.
  private func shareReads(_ location: UnsafeMutablePointer<cs_location>) {
    guard location.pointee.read_strand != -2 else { return }
    let reads: UnsafeMutablePointer<UInt32>
    let pcs: UnsafeMutablePointer<UInt>
    if let old = location.pointee.reads, let oldPCs = location.pointee.read_pcs {
      (reads, pcs) = (old, oldPCs)
    } else {
      (reads, pcs) = (.allocate(capacity: Clocks.width), .allocate(capacity: Clocks.width))
      pcs.initialize(repeating: 0, count: Clocks.width)
      location.pointee.reads = reads
      location.pointee.read_pcs = pcs
    }
    reads.initialize(repeating: 0, count: Clocks.width)
    let last = Int(location.pointee.read_strand)
    if last >= 0 {
      reads[last] = location.pointee.read_clock
      pcs[last] = location.pointee.read_pc
    }
    location.pointee.read_strand = -2
  }

  private func unorderedReader(
    of location: UnsafeMutablePointer<cs_location>, _ me: Int, _ known: UnsafePointer<UInt32>
  ) -> Discovery.RaceAccess? {
    let last = location.pointee.read_strand
    if last >= 0 {
      guard last != Int32(me), location.pointee.read_clock > known[Int(last)] else { return nil }
      return Discovery.RaceAccess(
        strand: Int(last), kind: Int32(CS_READ), pc: location.pointee.read_pc)
    }
    guard last == -2, let reads = location.pointee.reads else { return nil }
    for reader in 0..<Clocks.width where reader != me && reads[reader] > known[reader] {
      return Discovery.RaceAccess(
        strand: reader, kind: Int32(CS_READ), pc: location.pointee.read_pcs?[reader] ?? 0)
    }
    return nil
  }

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
    guard order != 0, current >= 0, current < Clocks.width else { return }
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
    if kind != CS_WRITE, order != 3 { clocks.join(current, sync) }
    if kind != CS_READ, order >= 3 {
      if kind == CS_WRITE { sync.update(repeating: 0, count: Clocks.width) }
      clocks.publish(current, to: sync)
    }
  }
}
