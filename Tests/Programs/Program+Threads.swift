import ConcurrencyLab

/// Threads, and what they meet at.
extension Program {
  @Sendable static func locks() -> String {
    let counter = Mutex(0)
    let (lock, again) = (Lock(), RecursiveLock())
    let box = Box()
    together(4) { _ in
      for _ in 0..<50 {
        counter.withLock { $0 += 1 }
        lock.withLock { box.first += 1 }
        again.withLock { again.withLock { box.second += 1 } }
      }
    }
    return "\(counter.withLock { $0 }) \(box.first) \(box.second)"
  }

  @Sendable static func waits() -> String {
    let (condition, semaphore) = (Condition(), Semaphore(value: 2))
    let box = Box()
    let waiter = Thread {
      condition.lock()
      while box.first < 3 { condition.wait() }
      box.second = 7
      condition.unlock()
    }
    waiter.start()
    together(3) { _ in
      semaphore.wait()
      condition.withLock {
        box.first += 1
        condition.broadcast()
      }
      semaphore.signal()
    }
    waiter.join()
    return "\(box.first) \(box.second) \(semaphore.wait(timeout: .milliseconds(1)))"
  }

  @Sendable static func channels() -> String {
    let channel = Channel<Int>(capacity: 2)
    let sum = Mutex(0)
    let receivers = (0..<2).map { _ in
      Thread { for number in channel { sum.withLock { $0 += number } } }
    }
    for receiver in receivers { receiver.start() }
    together(3) { number in
      for step in 0..<20 { try? channel.send(number * 20 + step) }
    }
    channel.close()
    for receiver in receivers { receiver.join() }
    let late = channel.receive(timeout: .milliseconds(1))
    return "\(sum.withLock { $0 }) \(channel.count) \(late == nil) \(channel.trySend(1))"
  }

  @Sendable static func meetings() -> String {
    let (barrier, latch) = (Barrier(parties: 3), CountDownLatch(count: 3))
    let boxes = (0..<3).map { _ in Box() }
    let seen = Mutex(0)
    together(3) { me in
      for round in 1...5 {
        boxes[me].first = round
        barrier.wait()
        let all = boxes.map(\.first).reduce(0, +)
        seen.withLock { $0 += all }
        barrier.wait()
      }
      latch.countDown()
    }
    latch.wait()
    return "\(seen.withLock { $0 }) \(latch.count) \(barrier.wait(timeout: .milliseconds(1)) ?? -1)"
  }

  @Sendable static func readersAndWriters() -> String {
    let lock = ReadWriteLock()
    let box = Box()
    together(4) { number in
      for _ in 0..<20 {
        if number == 0 {
          lock.withWriteLock {
            box.first += 1
            box.second -= 1
          }
        } else {
          let sum = lock.withReadLock { box.first + box.second }
          precondition(sum == 0)
        }
      }
    }
    return "\(box.first) \(lock.tryLockForReading()) \(lock.tryLockForWriting())"
  }

  @Sendable static func cellsAndClocks() -> String {
    let cells = (0..<2).map { Cell("cell \($0)", 0) }
    let start = ContinuousClock.now
    together(2) { number in
      for step in 0..<5 { cells[number].write(cells[number].read() + step) }
      Thread.sleep(for: .milliseconds(2))
      compute(for: .milliseconds(1))
      Thread.yield()
    }
    var random = Random(seed: 3)
    let die = Int.random(in: 1...6, using: &random)
    return "\(cells.map { $0.read() }) \(start.duration(to: .now) >= .milliseconds(3)) \(die)"
  }

  @Sendable static func web() -> String {
    let sites = Site.twelve.map { site in
      Site(
        site.name, size: site.size, latency: .milliseconds(1),
        capacity: Capacity(atOnce: 12, queue: 12))
    }
    let web = SimulatedWeb(
      sites: sites,
      faults: [
        "cedar": .status(404), "oak": .refused, "elm": .redirectsInALoop, "fir": .resetMidway,
        "pine": .neverAnswers,
      ])
    let lines = Mutex([String]())
    together(sites.count) { number in
      let line: String
      do {
        line = try web.get(sites[number], readTimeout: .milliseconds(5_000 - 4_900 * (number / 10)))
          .description
      } catch { line = "\(error)" }
      lines.withLock { $0.append(line) }
    }
    return lines.withLock { $0.sorted().joined(separator: ", ") }
  }

  @Sendable static func interpreter() throws -> String {
    let safe = try Bytecode(compiling: "with m:\n  x += 1")
    let use: Bytecode = [.load("page"), .drop, .wait(.microseconds(50))]
    let locks: [any InterpreterLock] = [
      BigLock(), GlobalInterpreterLock(switchInterval: .microseconds(50)),
    ]
    return locks.map { lock in
      let python = Interpreter(lock: lock, objects: ["page"])
      python.run([
        safe.repeated(10), safe.repeated(10), use.repeated(5), use.repeated(5),
      ])
      return "\(python["x"]) \(python.object(in: "page")?.referenceCount ?? -1) \(python.damage)"
    }.joined(separator: ", ")
  }
}
