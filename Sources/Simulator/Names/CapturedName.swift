/// How something is called until the source text has been asked.
///
/// The simulator knows the call that made it; the line of that call says `var NAME =`.
enum CapturedName {
  /// What was made.
  enum Kind: String {
    case captured = "captured"
    case lock = "lock:made"
    case condition = "condition:made"
    case semaphore = "semaphore:made"
  }

  /// The stand-in: `captured@1a2b`, with the call's address relative to the executable.
  static func text(_ kind: Kind = .captured, allocation: UInt64) -> String {
    "\(kind.rawValue)@" + String(allocation, radix: 16)
  }
}
