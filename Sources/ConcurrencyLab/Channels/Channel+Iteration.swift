/// For threads: `for page in pages` receives until the channel is closed and empty.
///
/// The thread waits at the head of the loop. Each element goes to one receiver, so several threads can share
/// the work by looping over one channel.
extension Channel: Sequence {
  /// Receives one element after the other.
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
  public struct AsyncIterator: AsyncIteratorProtocol {
    let channel: Channel

    /// The next element; nil when nothing more will come, or when the task is cancelled.
    public mutating func next() async -> Element? {
      (try? await channel.receive()) ?? nil
    }

    /// The next element, for a loop that runs on an actor.
    public mutating func next(isolation actor: isolated (any Actor)?) async -> Element? {
      (try? await channel.receive()) ?? nil
    }
  }

  /// Makes an iterator; what it takes out, others do not see.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(channel: self) }
}
