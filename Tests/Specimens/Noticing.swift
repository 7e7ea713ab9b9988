// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

/// In which order the children of a group come to their ends.
public func orderOfChildren() async -> [Int] {
  await withTaskGroup(of: Int.self) { group in
    for number in 1...2 { group.addTask { number } }
    var order: [Int] = []
    for await number in group { order.append(number) }
    return order
  }
}

/// Two tasks yield into one stream.
public func twoProducers() async -> [Int] {
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  await withTaskGroup(of: Void.self) { group in
    for number in 1...2 { group.addTask { continuation.yield(number) } }
  }
  continuation.finish()
  var seen: [Int] = []
  for await number in stream { seen.append(number) }
  return seen
}

/// A stream that keeps the newest value only, and a consumer that may come early or late.
public func newestOnly() async -> Int? {
  let (stream, continuation) = AsyncStream.makeStream(
    of: Int.self, bufferingPolicy: .bufferingNewest(1))
  let producer = Task {
    continuation.yield(1)
    continuation.yield(2)
  }
  var seen: Int?
  for await number in stream {
    seen = number
    break
  }
  await producer.value
  return seen
}

/// Remembers in which order tasks that wait for something came back to it.
public actor Returns {
  private var order: [Int] = []
  public init() {}

  public func come(_ number: Int, after task: Task<Void, Never>) async {
    await task.value
    order.append(number)
  }

  public var returns: [Int] { order }
}

/// Two tasks that end in either order send two others back to one actor.
public func orderOfReturns() async -> [Int] {
  let returns = Returns()
  let first = Task { await Task.yield() }
  let second = Task { await Task.yield() }
  async let one: Void = returns.come(1, after: first)
  async let two: Void = returns.come(2, after: second)
  _ = await (one, two)
  return await returns.returns
}

/// Whether a task sees that it is cancelled.
public func seesCancellation() async -> Bool {
  let task = Task { Task.isCancelled }
  task.cancel()
  return await task.value
}

/// Whether a check throws in a task that is cancelled.
public func checkThrows() async -> Bool {
  let task = Task { try Task.checkCancellation() }
  task.cancel()
  do {
    try await task.value
    return false
  } catch { return true }
}

/// Reads, after awaiting it, what a task has written: with no race, whether or not the task was done before.
public func readsAfterAwait() async -> Int {
  let box = PlainCounterBox()
  let task = Task { box.value = 1 }
  await Task.yield()
  await task.value
  return box.value
}

/// Reads what the children of a group have written, once the group has handed their results over.
public func readsAfterGroup() async -> Int {
  let boxes = [PlainCounterBox(), PlainCounterBox()]
  return await withTaskGroup(of: Int.self) { group in
    for number in 0...1 {
      group.addTask {
        boxes[number].value = 1
        return number
      }
    }
    var sum = 0
    for await number in group { sum += boxes[number].value }
    return sum
  }
}

/// Reads what was written before it was yielded into a stream.
public func readsAfterYield() async -> Int {
  let box = PlainCounterBox()
  let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
  Task {
    box.value = 7
    continuation.yield(1)
    continuation.finish()
  }
  var seen = 0
  for await _ in stream { seen += box.value }
  return seen
}

/// An actor that lets another task in while it waits, or not when what it waits for is done.
public actor Counterpart {
  private var value = 0
  public init() {}

  public func addAcross(_ task: Task<Void, Never>) async {
    let before = value
    await task.value
    value = before + 1
  }

  public func add() { value += 1 }
  public var total: Int { value }
}

/// A third task comes between, if the awaited one is not done yet.
public func comesBetween() async -> Int {
  let counterpart = Counterpart()
  let task = Task {}
  async let across: Void = counterpart.addAcross(task)
  async let between: Void = counterpart.add()
  _ = await (across, between)
  return await counterpart.total
}
