internal import CStrand
internal import Trace

/// Tasks that are suspended when nobody can go on any more: what each waits for, and where.
extension World {
  /// The tasks that were suspended when nobody could go on any more, and that nobody has resumed: first those that
  /// wait for no other strand.
  var suspendedTasks: [Int] {
    guard !tasks.isEmpty else { return [] }
    let suspended = strands.indices.filter { id in
      guard let strand = strands[id], strand.task != nil else { return false }
      return strand.isSuspended && !strand.isFinished
    }
    return suspended.filter { !waitsForStrand($0) } + suspended.filter(waitsForStrand)
  }

  /// Whether a strand waits for the end of another.
  func waitsForStrand(_ id: Int) -> Bool {
    switch wait(of: id) {
    case .strand, .group: true
    default: false
    }
  }

  /// Whether a strand waits for something of the kit that others would have to change.
  func waitsForSignal(_ id: Int) -> Bool {
    switch wait(of: id) {
    case .condition, .semaphore, .time: true
    default: false
    }
  }

  /// What a strand waits for, on its stack or suspended.
  func wait(of id: Int) -> StrandState.Wait {
    guard let strand = strands[id] else { return .nothing }
    guard strand.isSuspended else { return strand.wait }
    switch strand.suspendedOn {
    // It was about to wait, and did not have to: it is suspended somewhere else.
    case .strand(let other) where strands[other]?.isFinished ?? true: return .nothing
    case .group where children(ofGroupsOf: id).isEmpty: return .nothing
    default: return strand.suspendedOn
    }
  }

  /// The children in a task's groups that have not come to their end, if it waits for one.
  func children(ofGroupsOf id: Int) -> [Int] {
    var context: UInt = 0
    // Elsewhere it goes on in code of its own: the group had a result for it.
    guard let task = strands[id]?.task, cs_is_in_library(cs_task_goes_on(task, &context)) else {
      return []
    }
    return strands.indices.filter { child in
      guard let strand = strands[child], strand.parent == id, !strand.isFinished,
        let task = strand.task
      else { return false }
      return cs_task_is_in_group(task)
    }
  }

  /// Who is on the actor that a suspended task wants to go to, and does not leave it.
  func occupant(ofActorOf id: Int) -> Int? {
    guard let strand = strands[id], strand.isSuspended, strand.actorNumber >= 0 else { return nil }
    return waitingStrands.first { strands[$0]?.actorNumber == strand.actorNumber }
  }

  /// Where a task goes on that has no stack, innermost first: then where what called that goes on, and so on.
  func stack(ofSuspended strand: StrandState) -> [CodeLocation] {
    guard let task = strand.task, strand.isSuspended, !strand.isFinished else { return [] }
    var context: UInt = 0
    var calls = [UInt(cs_task_goes_on(task, &context))]
    // Two words come first in each context: whose it was called by, and where that goes on.
    while context != 0, calls.count < Self.mostCalls, let caller = ReadableMemory.word(at: context),
      let call = ReadableMemory.word(at: context + UInt(MemoryLayout<UInt>.size))
    {
      calls.append(call)
      context = caller
    }
    return Recorder.locations(of: calls)
  }

  private static let mostCalls = 64
}
