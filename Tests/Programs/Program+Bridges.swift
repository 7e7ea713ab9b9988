import ConcurrencyLab

/// Where tasks and threads meet: futures, channels, barriers, latches.
extension Program {
  private struct Failed: Error {}

  @Sendable static func futuresOfTasks() throws -> String {
    let called = Tally()
    let futures = (1...6).map { number in
      Future<Int> {
        try await Task.sleep(for: .milliseconds(1))
        if number == 6 { throw Failed() }
        return number
      }
    }
    for future in futures { future.addDoneCallback { _ in called.add(1) } }
    let sum = try futures.dropLast().map { try $0.result() }.reduce(0, +)
    let error = try futures[5].error() is Failed
    let isOver = Semaphore(value: 0)
    let endless = Future<Void> {
      do { try await Task.sleep(for: .seconds(60)) } catch { isOver.signal() }
    }
    let isCancelled = endless.cancel()
    isOver.wait()
    let waited = wait(futures)
    return "\(sum) \(error) \(isCancelled) \(waited.done.count) \(called.sum)"
  }

  @Sendable static func tasksThatAwaitFutures() async throws -> String {
    let pool = ThreadPoolExecutor(maxWorkers: 3)
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 1...10 {
        group.addTask { try await pool.submit { number * number }.value }
      }
      return try await group.reduce(0, +)
    }
    let door = Semaphore(value: 0)
    let running = try pool.submit { door.wait() }
    while !running.isRunning { await Task.yield() }
    let waiting = Task {
      do { return "\(try await running.value)" } catch is CancellationError { return "cancelled" }
    }
    waiting.cancel()
    let text = try await waiting.value
    door.signal()
    try await running.value
    let pending = Future<Int>()
    let other = Task { try? await pending.value }
    pending.cancel()
    let none = await other.value
    pool.shutdown()
    return "\(sum) \(text) \(running.state) \(pending.isCancelled) \(none == nil)"
  }

  @Sendable static func channelsOfTasks() async throws -> String {
    let channel = Channel<Int>(capacity: 2)
    let allSent = CountDownLatch(count: 1)
    Thread.detachNewThread {
      for number in 1...20 { try? channel.send(number) }
      allSent.countDown()
    }
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          var sum = 0
          for await number in channel { sum += number }
          return sum
        }
      }
      try await withThrowingDiscardingTaskGroup { senders in
        for start in [100, 200] {
          senders.addTask { for step in 1...10 { try await channel.send(start + step) } }
        }
      }
      try await allSent.wait()
      channel.close()
      return try await group.reduce(0, +)
    }
    let isRefused = (try? await channel.send(1)) == nil
    return "\(sum) \(channel.count) \(isRefused)"
  }

  @Sendable static func meetingsOfTasks() async throws -> String {
    let (barrier, latch) = (Barrier(parties: 3), CountDownLatch(count: 3))
    let boxes = (0..<3).map { _ in Box() }
    let seen = Tally()
    let thread = Thread {
      for round in 1...5 {
        boxes[2].first = round
        barrier.wait()
        barrier.wait()
      }
      latch.countDown()
    }
    thread.start()
    async let parties: Void = withThrowingDiscardingTaskGroup { group in
      for me in 0..<2 {
        group.addTask {
          for round in 1...5 {
            boxes[me].first = round
            try await barrier.wait()
            let all = boxes.map(\.first).reduce(0, +)
            seen.add(all)
            try await barrier.wait()
          }
          latch.countDown()
        }
      }
    }
    try await latch.wait()
    try await parties
    thread.join()
    return "\(seen.sum) \(latch.count) \(barrier.waitingCount)"
  }
}
