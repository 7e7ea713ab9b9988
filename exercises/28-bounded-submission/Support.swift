import ConcurrencyLab

/// A line of a log.
public struct Line: Sendable {
  /// Which one it is, from 1.
  public let number: Int
  /// How long it takes to look it up.
  let delay: Duration

  /// Looks the line up somewhere else, which takes a while; the calling thread blocks.
  /// - Returns: the answer.
  public func lookUp() -> Int {
    if delay > .zero { waitForInput(delay, label: "line \(number)") }
    return number * number
  }
}

/// A long log, read line by line: a line exists only from the moment it is asked for.
public final class Log: Sequence, IteratorProtocol, @unchecked Sendable {
  /// How many lines it has.
  public let count: Int
  /// How many lines were handed out and have not been reported.
  public private(set) var inHand = 0
  /// The most lines that were ever in hand.
  public private(set) var mostInHand = 0

  private let delay: @Sendable (Int) -> Duration
  private var upcoming = 1

  /// Opens a log.
  /// - Parameters:
  ///   - count: how many lines it has.
  ///   - delay: how long each takes to look up, by its number.
  public init(count: Int, delay: @escaping @Sendable (Int) -> Duration = { _ in .zero }) {
    self.count = count
    self.delay = delay
  }

  /// Hands out the next line; nil when there are no more.
  public func next() -> Line? {
    guard upcoming <= count else { return nil }
    defer { upcoming += 1 }
    inHand += 1
    mostInHand = Swift.max(mostInHand, inHand)
    return Line(number: upcoming, delay: delay(upcoming))
  }

  /// Takes note that an answer was reported.
  public func noteReport() { inHand -= 1 }
}
