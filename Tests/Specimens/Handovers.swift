// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

/// Plain variables that are handed from one thread to another by a channel, a barrier, a latch.
public final class Handover: @unchecked Sendable {
  private let tickets = Channel<Int>(capacity: 1)
  private let barrier = Barrier(parties: 2)
  private let latch = CountDownLatch(count: 1)
  private var page = 0
  public init() {}

  public func writeAndSend() {
    page = 7
    try? tickets.send(1)
  }

  /// Too late: the other may have received by then.
  public func sendAndWrite() {
    try? tickets.send(1)
    page = 7
  }

  public func receiveAndRead() -> Int {
    _ = tickets.receive()
    return page
  }

  public func writeAndMeet() {
    page = 7
    barrier.wait()
  }

  public func meetAndRead() -> Int {
    barrier.wait()
    return page
  }

  public func writeAndOpen() {
    page = 7
    latch.countDown()
  }

  public func readWhenOpen() -> Int {
    latch.wait()
    return page
  }
}

/// A number behind a lock for readers and writers.
public final class PriceList: @unchecked Sendable {
  private let lock = ReadWriteLock()
  private var price = 0
  public init() {}

  public var current: Int { lock.withReadLock { price } }

  public func raise() {
    lock.withWriteLock { price += 1 }
  }

  /// Wrong: it writes where others read.
  public func raiseCarelessly() {
    lock.withReadLock { price += 1 }
  }

  /// Wrong: it asks to write while it reads.
  public func raiseWithinReading() {
    lock.withReadLock { lock.withWriteLock { price += 1 } }
  }

  /// Wrong: it asks to read while it reads.
  public var readTwice: Int {
    lock.withReadLock { lock.withReadLock { price } }
  }

  public func unlockOnly() {
    lock.unlock()
  }
}

/// Two threads that each wait for what the other sends.
public final class Partners: @unchecked Sendable {
  private let questions = Channel<Int>(capacity: 1)
  private let answers = Channel<Int>(capacity: 1)
  public init() {}

  public func ask() {
    _ = answers.receive()
    try? questions.send(1)
  }

  public func answer() {
    _ = questions.receive()
    try? answers.send(1)
  }
}
