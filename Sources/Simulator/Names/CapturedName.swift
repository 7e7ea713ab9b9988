/// How a captured variable is called until the source text has been asked.
///
/// The simulator knows the call that allocated it; the line of that call says `var NAME =`.
enum CapturedName {
  /// The stand-in: `captured@1a2b`, with the call's address relative to the executable.
  static func text(allocation: UInt64) -> String {
    "captured@" + String(allocation, radix: 16)
  }
}
