internal import CStrand
internal import Trace

/// Strands that stand for processes: they share no memory with others, and one can die where it stands.
///
/// What a dead strand's stack refers to is never given back: nobody is left to do it.
extension World {
  /// Starts a process; it is visible to others as a step of the one that starts it.
  public func startProcess(name: String?, _ body: @escaping () -> Void) -> Int {
    point(Operation(.local))
    let id = start(kind: .process, name: name, parent: current, body: .code(body))
    strands[id]?.life = cs_intern(-4, Int32(id))
    hasProcesses = true
    isWatched = true
    recorder?.note(self, .start, target: self.name(of: id))
    return id
  }

  /// What the running strand, a process, does as its last thing if it dies by its own hand.
  public func whenCrashing(_ last: @escaping () -> Void) {
    strands[current]?.lastAct = last
  }

  /// The running strand dies; nothing of it runs any more. One that is no process takes all others with it.
  public func crash() -> Never {
    if let strand = strands[current], let last = strand.lastAct {
      strand.lastAct = nil
      recorder?.note(self, .note, target: "crashes")
      last()
      die(strand)
      current = -1
      dispatch()
    } else {
      end(
        Discovery(
          kind: .cannotSimulate, strand: current,
          text: "'crash()' outside a worker process would end the whole program"))
    }
    fatalError("a strand that is dead goes on")
  }

  /// Ends a process from outside, wherever it is.
  public func kill(_ id: Int) {
    guard let strand = strands[id], !strand.isFinished else { return }
    point(Operation(.write, strand.life))
    guard !strand.isFinished else { return }
    switch strand.wait {
    case .lock(let lock): lock.waiters.removeAll { $0 == id }
    case .condition(let condition): condition.waiters.removeAll { $0 == id }
    case .semaphore(let semaphore): semaphore.waiters.removeAll { $0 == id }
    case .nothing, .strand, .group, .time: break
    }
    recorder?.note(self, .note, target: "kills \(name(of: id))")
    die(strand)
    killed.append(id)
    pending[id] = Operation(.read, strand.life)
  }

  /// Its stack is cleared when the execution ends, as that of one that waits for ever.
  private func die(_ strand: StrandState) {
    takeBackStart(of: strand)
    // What it held lies outside of its memory, such as a file: the system frees that.
    for lock in strand.held { letGo(lock, strand.id) }
    let fibre = strand.fibre
    strand.deadline = nil
    strand.wait = .nothing
    finished(strand)
    strand.fibre = fibre
  }

  /// A strand that has not come to its first scheduling point never begins.
  private func takeBackStart(of strand: StrandState) {
    if freshest == strand.id { freshest = strand.startedBefore }
    var later = strands[freshest]
    while let state = later {
      if state.startedBefore == strand.id { state.startedBefore = strand.startedBefore }
      later = strands[state.startedBefore]
    }
  }
}

extension Operation {
  /// The operation as that of a process: it does not happen once the process is dead, so it depends on who kills it.
  func living(_ life: Int32) -> Operation {
    switch kind {
    case .local, .yield, .join: Operation(.read, life)
    case .read, .write, .acquire, .release, .wait:
      second < 0 ? Operation(kind, object, second: life) : self
    }
  }
}
