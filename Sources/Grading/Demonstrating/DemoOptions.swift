/// How to show a solution at work.
public struct DemoOptions: Sendable {
  /// How many strands can run at once; nil for as many as the demo says.
  public var cores: Int?
  /// Whether the demo runs for real too.
  public var isReal: Bool
  /// Is asked ten times a second whether to give up.
  public var isCancelled: @Sendable () -> Bool

  /// Makes options; the defaults show it once, in virtual time.
  public init(
    cores: Int? = nil, isReal: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.cores = cores
    self.isReal = isReal
    self.isCancelled = isCancelled
  }
}
