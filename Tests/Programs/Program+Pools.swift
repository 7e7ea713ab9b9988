import ConcurrencyLab

/// Pools of threads and of processes.
extension Program {
  @Sendable static func threadPools() throws -> String {
    let pool = ThreadPoolExecutor(maxWorkers: 3)
    let called = Mutex(0)
    let futures = try (1...10).map { number in try pool.submit { number * number } }
    for future in futures { future.addDoneCallback { _ in called.withLock { $0 += 1 } } }
    let sum = try futures.map { try $0.result() }.reduce(0, +)
    pool.shutdown(wait: true)
    return "\(sum) \(called.withLock { $0 })"
  }

  /// A job that fails for some numbers, and cannot be copied for one.
  private struct Square: Job {
    struct Negative: Error {}

    var number: Int
    var isStubborn = false

    func encode(to encoder: any Encoder) throws {
      if isStubborn { throw Negative() }
      var container = encoder.singleValueContainer()
      try container.encode(number)
    }

    init(number: Int, isStubborn: Bool = false) {
      self.number = number
      self.isStubborn = isStubborn
    }

    init(from decoder: any Decoder) throws {
      number = try decoder.singleValueContainer().decode(Int.self)
    }

    func run() throws -> Int {
      if number < 0 { throw Negative() }
      return number * number
    }
  }

  @Sendable static func processPools() throws -> String {
    let pool = ProcessPoolExecutor(maxWorkers: 3)
    let called = Mutex(0)
    let futures = try (1...10).map { try pool.submit(Square(number: $0)) }
    for future in futures { future.addDoneCallback { _ in called.withLock { $0 += 1 } } }
    let sum = try asCompleted(futures).map { try $0.result() }.reduce(0, +)
    let mapped = try pool.map((1...7).map { Square(number: $0) }, chunkSize: 3).all()
    let failed = try pool.submit(Square(number: -1)).error() is Square.Negative
    let refused = try pool.submit(Square(number: 1, isStubborn: true)).error() is PoolError
    let last = try (1...6).map { try pool.submit(Square(number: $0)) }
    pool.shutdown()
    let isDone = last.allSatisfy { $0.state == .finished }
    return "\(sum) \(called.withLock { $0 }) \(mapped) \(failed) \(refused) \(isDone)"
  }

  /// A job that ends with its process, at once, or when somebody ends that.
  private struct Deadly: Job {
    var crashes: Bool

    func run() -> Int {
      if crashes { crash() }
      Thread.sleep(for: .seconds(60))
      return 0
    }
  }

  @Sendable static func processesThatDie() throws -> String {
    let texts = try [true, false].map { crashes in
      let pool = ProcessPoolExecutor(maxWorkers: 2)
      let first = try pool.submit(Square(number: 2)).result()
      let lost = [crashes, false, false, false].map { crashes in
        try? pool.submit(Deadly(crashes: crashes))
      }
      let isThere = pool.killWorker(crashes ? 3 : 2)
      let isLost = try lost.allSatisfy { future in
        // Whoever comes when the pool is broken is refused.
        guard let future else { return true }
        return try future.error() is PoolError
      }
      pool.shutdown()
      let late = try? pool.submit(Square(number: 2))
      return "\(first) \(isThere) \(isLost) \(late == nil)"
    }
    return texts.joined(separator: ", ")
  }
}
