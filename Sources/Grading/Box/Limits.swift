/// What a program in the box may use.
public struct Limits: Hashable, Codable, Sendable {
  /// Wall-clock time in seconds.
  public var seconds: Double
  /// CPU time in seconds, summed over threads; 0 for no limit.
  public var cpuSeconds: Int
  /// Address space in MiB; 0 for no limit.
  public var memory: Int
  /// The size of a file it writes, in MiB; 0 for no limit.
  public var file: Int
  /// The stack of its main thread, in MiB.
  public var stack: Int
  /// How much it may print, in bytes, before it is ended.
  public var output: Int
  /// How much of what it prints is kept.
  public var kept: Int

  /// Makes limits.
  public init(
    seconds: Double, cpuSeconds: Int, memory: Int, file: Int, stack: Int = 8,
    output: Int = 16 << 20, kept: Int = 256 << 10
  ) {
    self.seconds = seconds
    self.cpuSeconds = cpuSeconds
    self.memory = memory
    self.file = file
    self.stack = stack
    self.output = output
    self.kept = kept
  }

  /// For the compiler on a submission: a bomb ends, everything a learner writes fits.
  public static let compiling = Limits(seconds: 20, cpuSeconds: 12, memory: 3072, file: 64)
  /// For tools on the lab's own sources.
  public static let preparing = Limits(seconds: 600, cpuSeconds: 0, memory: 0, file: 0)
  /// For a submission, unless its exercise says otherwise.
  public static let running = Limits(seconds: 10, cpuSeconds: 12, memory: 2048, file: 16)
}
