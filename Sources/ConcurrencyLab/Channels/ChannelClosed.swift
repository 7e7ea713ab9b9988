/// Something was sent to a channel that is closed.
///
/// ```swift
/// let pages = Channel<Int>(capacity: 1)
/// pages.close()
/// do { try pages.send(1) } catch { print(error == ChannelClosed(), error) }  // true the channel is closed
/// ```
public struct ChannelClosed: Error, Hashable, CustomStringConvertible {
  /// Makes the error.
  public init() {}

  /// One sentence without its period.
  public var description: String { "the channel is closed" }
}
