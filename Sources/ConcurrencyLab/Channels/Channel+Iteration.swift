/// For threads: `for page in pages` receives until the channel is closed and empty.
///
/// The thread waits at the head of the loop. Each element goes to one receiver, so several threads can share
/// the work by looping over one channel.
extension Channel: Sequence {
  /// Receives one element after the other.
  ///
  /// ```swift
  /// let pages = Channel<Int>(capacity: 1)
  /// pages.trySend(1)
  /// pages.close()
  /// var iterator = pages.makeIterator()
  /// print(iterator.next() ?? 0, iterator.next() ?? 0)  // 1 0
  /// ```
  public struct Iterator: IteratorProtocol {
    let channel: Channel

    /// The next element; nil when nothing more will come.
    public mutating func next() -> Element? { channel.receive() }
  }

  /// Makes an iterator; what it takes out, others do not see.
  public func makeIterator() -> Iterator { Iterator(channel: self) }
}

/// For tasks: `for await page in pages` receives until the channel is closed and empty, or the task cancelled.
extension Channel: AsyncSequence {
  /// Nothing: a loop ends without an error.
  public typealias Failure = Never

  /// Receives one element after the other.
  ///
  /// ```swift
  /// let pages = Channel<Int>(capacity: 2)
  /// pages.trySend(1)
  /// pages.trySend(2)
  /// pages.close()
  /// for await page in pages { print(page) }  // 1, 2
  /// var iterator = pages.makeAsyncIterator()
  /// print(await iterator.next() == nil)  // true
  /// let failure: Channel<Int>.Failure.Type = Never.self  // so the loop says no `try`
  /// ```
  public struct AsyncIterator: AsyncIteratorProtocol {
    let channel: Channel

    /// The next element; nil when nothing more will come, or when the task is cancelled.
    public mutating func next() async -> Element? {
      (try? await channel.receive()) ?? nil
    }

    /// The next element, for a loop that runs on an actor.
    /// - Parameter actor: where the loop runs, and goes on when there is an element.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> Element? {
      (try? await channel.receive()) ?? nil
    }
  }

  /// Makes an iterator; what it takes out, others do not see.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(channel: self) }
}
