import ConcurrencyLab

/// A program that ends with the same text however its threads run: in a simulation, for real, under ThreadSanitizer.
public struct Program: Sendable, CustomStringConvertible {
  /// What it is about.
  public let description: String
  /// Runs it on the threads that there are.
  public let run: @Sendable () throws -> String

  /// One program for each kind of type that a learner imports.
  public static let all: [Program] = [
    Program(description: "locks", run: locks), Program(description: "waits", run: waits),
    Program(description: "channels", run: channels),
    Program(description: "meetings", run: meetings),
    Program(description: "readers and writers", run: readersAndWriters),
    Program(description: "cells and clocks", run: cellsAndClocks),
    Program(description: "web", run: web), Program(description: "interpreter", run: interpreter),
    Program(description: "pools", run: pools),
  ]

  @Sendable private static func locks() -> String {
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

  @Sendable private static func waits() -> String {
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

  @Sendable private static func channels() -> String {
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

  @Sendable private static func meetings() -> String {
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

  @Sendable private static func readersAndWriters() -> String {
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

  @Sendable private static func cellsAndClocks() -> String {
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

  @Sendable private static func web() -> String {
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

  @Sendable private static func interpreter() throws -> String {
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

  @Sendable private static func pools() throws -> String {
    let pool = ThreadPoolExecutor(maxWorkers: 3)
    let called = Mutex(0)
    let futures = try (1...10).map { number in try pool.submit { number * number } }
    for future in futures { future.addDoneCallback { _ in called.withLock { $0 += 1 } } }
    let sum = try futures.map { try $0.result() }.reduce(0, +)
    pool.shutdown(wait: true)
    return "\(sum) \(called.withLock { $0 })"
  }
}

/// Two plain numbers that a lock of the program guards, or none does.
public final class Box: @unchecked Sendable {
  // Safe as far as the program is: that is what ThreadSanitizer is asked.
  /// The first.
  public var first = 0
  /// The second.
  public var second = 0

  /// Makes a box of zeros.
  public init() {}
}
