// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

/// State of the main actor.
@MainActor public final class Screen {
  public private(set) var count = 0
  public private(set) var lines: [Int] = []
  nonisolated(unsafe) public var unprotected = 0
  public init() {}

  public func increment() { count += 1 }
  public func show(_ line: Int) { lines.append(line) }

  /// Suspends between its read and its write.
  public func incrementAcrossAwait() async {
    let before = count
    await Task.yield()
    count = before + 1
  }

  public func addUnprotected() { unprotected += 1 }
}

/// Two tasks of a group hop to the main actor.
public func incrementOnMain(_ screen: Screen, across: Bool) async -> Int {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<2 {
      group.addTask {
        if across { await screen.incrementAcrossAwait() } else { await screen.increment() }
      }
    }
  }
  return await screen.count
}

/// Tasks that begin on the main actor, and one that only visits it.
public func showOnMain(_ screen: Screen) async -> [Int] {
  let second = Task.detached { await MainActor.run { screen.show(2) } }
  let first = Task { @MainActor in screen.show(1) }
  await first.value
  await second.value
  return await screen.lines
}

/// Code of the main actor and code of nobody's add to one variable.
public func raceWithMain(_ screen: Screen) async -> Int {
  async let isolated: Void = screen.addUnprotected()
  async let free: Void = { @concurrent () async in screen.unprotected += 1 }()
  _ = await (isolated, free)
  return screen.unprotected
}

/// What is written before a hop is read after it.
public func orderedByMain(_ box: PlainCounterBox) async -> Int {
  box.value = 1
  await MainActor.run { box.value += 1 }
  box.value += 1
  return box.value
}
