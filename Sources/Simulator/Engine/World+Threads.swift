public import Trace

/// Threads: how they are started, wait, and are waited for.
extension World {
  /// Makes a strand wait until `unblock`.
  func block(_ id: Int, on wait: StrandState.Wait) {
    strands.reference(id)?._withUnsafeGuaranteedRef { strand in
      guard !strand.isFinished else { return }
      strand.wait = wait
      becameBlocked(id)
    }
  }

  /// Lets a waiting strand go on.
  func unblock(_ id: Int) {
    strands.reference(id)?._withUnsafeGuaranteedRef { strand in
      guard !strand.isFinished else { return }
      strand.wait = .nothing
      if strand.deadline != nil { strand.deadline = nil }
      becameReady(id)
    }
  }

  /// The running strand waits for another to end.
  public func join(_ id: Int) {
    guard let target = strands[id] else { return }
    let me = current
    joins(id)
    if !target.isFinished {
      target.joiners.add(me)
      strands[me]?.awaited = 1
      pending[me] = Operation(.join)
      block(me, on: .strand(id))
    } else {
      ordered(from: id, to: me)
      clocks.join(me, id)
    }
    point(Operation(.join))
    recorder?.note(self, .join, target: name(of: id))
  }

  /// The name of a strand on screen.
  public func name(of id: Int) -> String {
    guard let strand = strands[id] else { return "?" }
    return strand.name ?? strand.defaultName
  }

  /// Starts a thread; it is visible to others as a step of the one that starts it.
  /// - Parameter kind: what pictures call it: a thread, or a process that only looks like one.
  public func startThread(
    name: String?, kind: Strand.Kind = .thread, _ body: @escaping () -> Void
  ) -> Int {
    point(Operation(.local))
    let id = start(kind: kind, name: name, parent: current, body: .code(body))
    if looksForTwins, kind == .thread { started(id, CapturedCode(body)) }
    recorder?.note(self, .start, target: self.name(of: id))
    return id
  }

  /// Starts threads together, and waits for all of them.
  /// - Parameters:
  ///   - count: how many threads.
  ///   - body: what each runs; it is given the thread's number, from 0.
  public func together(_ count: Int, _ body: @escaping (Int) -> Void) {
    startTogether(count, areTwins: false) { .part(body, number: $0) }
  }

  /// Starts threads together that run one closure, and waits for all of them.
  /// - Parameters:
  ///   - count: how many threads.
  ///   - body: what each runs.
  public func together(_ count: Int, _ body: @escaping () -> Void) {
    startTogether(count, areTwins: looksForTwins) { _ in .code(body) }
  }

  @inline(__always)
  private func startTogether(_ count: Int, areTwins: Bool, body: (Int) -> StrandState.Body) {
    let me = current
    clocks.tick(me)
    guard count > 0 else { return }
    var first = -1
    for number in 0..<count {
      let id = start(kind: .thread, name: nil, parent: me, body: body(number))
      strands.reference(id)?._withUnsafeGuaranteedRef { $0.joiners.add(me) }
      if first < 0 { first = id }
      if areTwins { startedTogether(id, first: first) }
    }
    strands[me]?.awaited = count
    pending[me] = Operation(.join)
    block(me, on: .strand(first))
    dispatch()
  }
}
