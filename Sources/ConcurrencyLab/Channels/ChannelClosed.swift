/// Something was sent to a channel that is closed.
public struct ChannelClosed: Error, Hashable, CustomStringConvertible {
  /// Makes the error.
  public init() {}

  /// One sentence without its period.
  public var description: String { "the channel is closed" }
}
