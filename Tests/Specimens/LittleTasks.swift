// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

/// A program of tasks that is given as data: tasks of every kind, actors, continuations, a stream, cancellation.
public indirect enum LittleStep: Hashable, Sendable {
  public enum Style: CaseIterable, Sendable { case inOrder, first, all, throwing, discarding }

  case read(into: Int)
  case write(Int)
  case writeNext(of: Int)
  case add(Int, into: Int)
  /// Adds to the variable under a lock.
  case locked
  /// Asks an actor for its value.
  case ask(actor: Int, into: Int)
  /// Has an actor add, in one go.
  case bump(actor: Int)
  /// Has an actor add, suspended between its read and its write.
  case bumpAcross(actor: Int)
  case bumpOnMain
  case yield
  /// Until the gate is open, suspended in a continuation.
  case pass(gate: Int)
  case open(gate: Int)
  case send(Int)
  /// Takes one from the stream; only one task may.
  case receive(into: Int)
  case sleep(Int)
  case task(Int, detached: Bool, [LittleStep])
  case join(Int, into: Int)
  case cancel(Int)
  case isCancelled(into: Int)
  case group(Style, [[LittleStep]])
  case lets([LittleStep], [LittleStep])
  /// Starts a child that nobody asks for its result.
  case dropped([LittleStep], whileRunning: [LittleStep])
  /// Runs the steps with a handler that adds to an atomic.
  case handled([LittleStep])
  case fail
  case when(Int, is: Int, [LittleStep])
}

/// Runs a little program of tasks once.
public final class LittleTasks: @unchecked Sendable {
  public static let registers = 2
  public static let actors = 2
  public static let gates = 2

  private actor Counter {
    private(set) var value = 0
    func add() { value += 1 }
    func addAcross() async {
      let before = value
      await Task.yield()
      value = before + 1
    }
  }

  /// What a task knows.
  private final class Frame {
    var registers = Array(repeating: 0, count: LittleTasks.registers)
    var tasks: [Int: Task<Int, any Error>] = [:]

    var sum: Int { registers.reduce(1) { $0 * 7 + $1 } }
  }

  private final class Gate: @unchecked Sendable {
    private let lock = Lock()
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
      await withCheckedContinuation { continuation in
        let mayPass = lock.withLock {
          if !isOpen { waiting.append(continuation) }
          return isOpen
        }
        if mayPass { continuation.resume() }
      }
    }

    func open() {
      let resumed = lock.withLock {
        isOpen = true
        defer { waiting = [] }
        return waiting
      }
      for continuation in resumed { continuation.resume() }
    }
  }

  private struct Failure: Error {}
  private final class Shared: Sendable { let value = Atomic(0) }

  private var variable = 0
  private var onMain = 0
  private let atomic = Shared()
  private let lock = Lock()
  private let counters = (0..<LittleTasks.actors).map { _ in Counter() }
  private let openings = (0..<LittleTasks.gates).map { _ in Gate() }
  private let stream: AsyncStream<Int>
  private let source: AsyncStream<Int>.Continuation
  private let body: [LittleStep]

  public init(_ body: [LittleStep]) {
    self.body = body
    (stream, source) = AsyncStream.makeStream()
  }

  /// Runs the program; returns what its body learnt and what everything is in the end.
  public func run() async -> [Int] {
    let sum = (try? await run(body)) ?? -1
    var values = [sum, variable, onMain, atomic.value.load(ordering: .sequentiallyConsistent)]
    for counter in counters { values.append(await counter.value) }
    return values
  }

  private func run(_ steps: [LittleStep]) async throws -> Int {
    let frame = Frame()
    try await run(steps, frame)
    return frame.sum
  }

  private func run(_ steps: [LittleStep], _ frame: Frame) async throws {
    for step in steps { try await run(step, frame) }
  }

  private func run(_ step: LittleStep, _ frame: Frame) async throws {
    switch step {
    case .read(let register): frame.registers[register] = variable
    case .write(let value): variable = value
    case .writeNext(let register): variable = frame.registers[register] + 1
    case .add(let value, let register):
      frame.registers[register] =
        atomic.value.add(value, ordering: .sequentiallyConsistent).oldValue
    case .locked: lock.withLock { variable += 1 }
    case .open(let gate): openings[gate].open()
    case .send(let value): source.yield(value)
    case .fail: throw Failure()
    case .when(let register, let value, let steps):
      if frame.registers[register] == value { try await run(steps, frame) }
    default: try await wait(step, frame)
    }
  }

  private func wait(_ step: LittleStep, _ frame: Frame) async throws {
    switch step {
    case .ask(let actor, let register): frame.registers[register] = await counters[actor].value
    case .bump(let actor): await counters[actor].add()
    case .bumpAcross(let actor): await counters[actor].addAcross()
    case .bumpOnMain: await MainActor.run { onMain += 1 }
    case .yield: await Task.yield()
    case .pass(let gate): await openings[gate].pass()
    case .receive(let register):
      var iterator = stream.makeAsyncIterator()
      frame.registers[register] = await iterator.next() ?? -1
    case .sleep(let milliseconds): try? await Task.sleep(for: .milliseconds(milliseconds))
    case .isCancelled(let register): frame.registers[register] = Task.isCancelled ? 1 : 0
    default: try await start(step, frame)
    }
  }

  private func start(_ step: LittleStep, _ frame: Frame) async throws {
    switch step {
    case .task(let number, detached: false, let steps):
      frame.tasks[number] = Task { try await self.run(steps) }
    case .task(let number, detached: true, let steps):
      frame.tasks[number] = Task.detached { try await self.run(steps) }
    case .join(let number, let register):
      guard let task = frame.tasks[number] else { return }
      frame.registers[register] = (try? await task.value) ?? -1
    case .cancel(let number): frame.tasks[number]?.cancel()
    case .group(let style, let blocks):
      frame.registers[0] = await group(style, blocks)
    case .lets(let one, let other):
      async let first = try? run(one)
      async let second = try? run(other)
      frame.registers[1] = (await first ?? -1) * 3 + (await second ?? -1)
    case .dropped(let one, whileRunning: let steps):
      async let _ = try? run(one)
      try await run(steps, frame)
    case .handled(let steps):
      try await withTaskCancellationHandler {
        try await run(steps, frame)
      } onCancel: {
        _ = atomic.value.add(10, ordering: .sequentiallyConsistent)
      }
    default: break
    }
  }

  private func group(_ style: LittleStep.Style, _ blocks: [[LittleStep]]) async -> Int {
    switch style {
    case .discarding:
      await withDiscardingTaskGroup { group in
        for block in blocks { group.addTask { _ = try? await self.run(block) } }
      }
      return 0
    case .throwing:
      let sum = try? await withThrowingTaskGroup(of: Int.self) { group in
        for block in blocks { group.addTask { try await self.run(block) } }
        var sum = 0
        for try await result in group { sum = sum &* 31 &+ result }
        return sum
      }
      return sum ?? -1
    case .inOrder, .first, .all:
      return await withTaskGroup(of: Int.self) { group in
        for block in blocks { group.addTask { (try? await self.run(block)) ?? -1 } }
        switch style {
        case .inOrder:
          var sum = 0
          for await result in group { sum = sum &* 31 &+ result }
          return sum
        case .first:
          let first = await group.next() ?? 0
          group.cancelAll()
          return first
        default:
          await group.waitForAll()
          return 0
        }
      }
    }
  }
}
