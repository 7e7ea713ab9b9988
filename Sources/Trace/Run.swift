/// What one run in virtual time looked like: who did what, when.
public struct Run: Codable, Hashable, Sendable {
  /// What a strand is doing during an interval.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// Holding a core.
    case running
    /// Able to run, without a core.
    case ready
    /// Waiting for the network, a disk, another process.
    case waitingForIO
    /// Waiting for a lock, a condition or a semaphore.
    case waitingForLock
    /// Waiting for another strand: a join, an `await`, a future.
    case waitingForStrand
    /// Asleep until a time.
    case sleeping
  }

  /// A stretch of one strand's time.
  public struct Interval: Codable, Hashable, Sendable {
    /// The strand.
    public var strand: Int
    /// What it was doing.
    public var state: State
    /// When it began, in nanoseconds of virtual time.
    public var start: Int
    /// When it ended.
    public var end: Int
    /// The core it held, if it was running.
    public var core: Int?
    /// What it was waiting for or working on: a site, a lock.
    public var label: String?

    /// Makes an interval.
    public init(
      strand: Int, state: State, start: Int, end: Int, core: Int? = nil, label: String? = nil
    ) {
      self.strand = strand
      self.state = state
      self.start = start
      self.end = end
      self.core = core
      self.label = label
    }
  }

  /// How many simulated cores there were.
  public var cores: Int
  /// From begin to end, in nanoseconds of virtual time.
  public var elapsed: Int
  /// The time that cores were busy, summed over cores, in nanoseconds.
  public var cpuTime: Int
  /// The strands, in the order they started.
  public var strands: [Strand]
  /// Who did what, when: in order of start.
  public var intervals: [Interval]
  /// What was found wrong while it ran.
  public var findings: [Finding]

  /// Makes a record of a run.
  public init(
    cores: Int, elapsed: Int = 0, cpuTime: Int = 0, strands: [Strand] = [],
    intervals: [Interval] = [], findings: [Finding] = []
  ) {
    self.cores = cores
    self.elapsed = elapsed
    self.cpuTime = cpuTime
    self.strands = strands
    self.intervals = intervals
    self.findings = findings
  }
}
