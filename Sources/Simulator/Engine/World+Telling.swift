public import Trace

/// What a program and the kit say of a run, for whoever looks at it.
extension World {
  /// Whether schedules are only counted, after all there is to say was said.
  public var isCounting: Bool { stateKey != nil }

  /// The running strand prints a line.
  public func say(_ line: String) {
    if current >= 0 { note(.output, current, text: line) }
  }

  /// Something happened to the running strand at this moment.
  public func happened(_ kind: Run.Event.Kind, _ text: String? = nil) {
    if current >= 0 { note(kind, current, text: text) }
  }

  /// Something happened to a strand at this moment, as `startThread` numbers them.
  public func happened(_ kind: Run.Event.Kind, to strand: Int, _ text: String? = nil) {
    note(kind, strand, text: text)
  }

  /// The running strand has taken a lock under which everybody runs, such as an interpreter's.
  public func tookBigLock() {
    guard current >= 0, let strand = strands[current] else { return }
    strand.bigLocks += 1
    bigLockChanged(of: strand)
  }

  /// The running strand gives such a lock back.
  public func gaveBackBigLock() {
    guard current >= 0, let strand = strands[current] else { return }
    strand.bigLocks = max(0, strand.bigLocks - 1)
    bigLockChanged(of: strand)
  }
}
