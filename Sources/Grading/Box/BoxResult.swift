/// How a program in the box ended, and what it left on its channels.
struct BoxResult: Sendable {
  /// The ways it can end.
  enum End: Hashable, Sendable {
    /// By itself, with a status.
    case exited(Int)
    /// By a signal, with its number.
    case signalled(Int)
    /// By the limit of wall-clock time.
    case outOfTime
    /// By printing more than the limit.
    case outOfOutput
  }

  /// How it ended.
  var end: End
  /// What it printed, on both standard channels together, cut to the limit.
  var output: [UInt8] = []
  /// Whether `output` was cut.
  var outputIsCut = false
  /// What it wrote to descriptor 3.
  var events: [UInt8] = []
  /// What it wrote to descriptor 4.
  var records: [UInt8] = []
  /// The CPU time it used, in seconds.
  var cpuSeconds = 0.0
  /// The most memory it held, in KiB.
  var peakMemory = 0

  /// What it printed, as text.
  var text: String { String(decoding: output, as: UTF8.self) }
}
