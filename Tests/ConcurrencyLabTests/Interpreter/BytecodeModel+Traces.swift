import ConcurrencyLab

extension BytecodeModel {
  /// What became of one place in memory: who wrote, and who read before the next write.
  struct Round: Hashable {
    var writer: Int?
    /// How often each thread read.
    var readers: [Int: Int] = [:]
  }

  /// How many orders of accesses differ in more than the order of accesses that commute: those to
  /// different places, and two reads (Mazurkiewicz, 1977). For programs without locks.
  func traces() -> Int {
    var seen: Set<[String: [Round]]> = []
    func walk(_ state: State, _ history: [String: [Round]]) {
      var isOver = true
      for thread in programs.indices {
        guard let action = state.threads[thread].rest.first, let after = step(thread, of: state)
        else { continue }
        isOver = false
        walk(after, history.adding(action, of: thread))
      }
      if isOver { seen.insert(history) }
    }
    walk(first, [:])
    return seen.count
  }
}

extension [String: [BytecodeModel.Round]] {
  fileprivate func adding(_ action: BytecodeModel.Action, of thread: Int) -> Self {
    var history = self
    switch action {
    case .read(let name): history.read(name, by: thread)
    case .readCount(let object): history.read("count \(object)", by: thread)
    case .write(let name, _): history[name, default: [.init()]].append(.init(writer: thread))
    case .addToCount(let object, _):
      history["count \(object)", default: [.init()]].append(.init(writer: thread))
    default: break
    }
    return history
  }

  private mutating func read(_ place: String, by thread: Int) {
    var rounds = self[place] ?? [.init()]
    rounds[rounds.count - 1].readers[thread, default: 0] += 1
    self[place] = rounds
  }
}
