/// Where an answer stands.
public enum State: Sendable {
  /// Nobody has begun: it can still be cancelled.
  case pending
  /// Somebody works on it.
  case running
  /// The value is there.
  case finished
  /// There will be none.
  case cancelled
}
