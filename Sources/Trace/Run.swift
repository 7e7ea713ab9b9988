/// What one run in virtual time looked like: who did what, when.
public struct Run: Codable, Hashable, Sendable {
  /// What a strand is doing during an interval.
  public enum State: String, BitwiseCopyable, Codable, Sendable, CaseIterable {
    /// Holding a core.
    case running
    /// Holding a core, and with it the one lock under which everybody runs (a global interpreter lock).
    case holdingBigLock
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
    /// How many bytes came in meanwhile, where that is known.
    public var bytes: Int?

    /// Makes an interval.
    public init(
      strand: Int, state: State, start: Int, end: Int, core: Int? = nil, label: String? = nil,
      bytes: Int? = nil
    ) {
      self.strand = strand
      self.state = state
      self.start = start
      self.end = end
      self.core = core
      self.label = label
      self.bytes = bytes
    }
  }

  /// Something that happened at one moment.
  public struct Event: Codable, Hashable, Sendable {
    /// The kinds of event.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      /// The strand came to its end.
      case finished
      /// The strand ended with an error.
      case failed
      /// The strand was cancelled.
      case cancelled
      /// The strand printed a line.
      case output
      /// Something that a kit type has to say about itself.
      case note
    }

    /// The strand.
    public var strand: Int
    /// When, in nanoseconds of virtual time.
    public var time: Int
    /// What happened.
    public var kind: Kind
    /// What was printed or said, or the error.
    public var text: String?

    /// Makes an event.
    public init(strand: Int, time: Int, kind: Kind, text: String? = nil) {
      self.strand = strand
      self.time = time
      self.kind = kind
      self.text = text
    }
  }

  /// Which clock the times are of.
  public enum ClockKind: String, Codable, Sendable {
    /// The simulator's.
    case virtual
    /// The system's: the program ran for real.
    case real
  }

  /// Which clock the times are of.
  public var clock: ClockKind
  /// How many cores there were.
  public var cores: Int
  /// From begin to end, in nanoseconds.
  public var elapsed: Int
  /// The time that cores were busy, summed over cores, in nanoseconds.
  public var cpuTime: Int
  /// The strands, in the order they started.
  public var strands: [Strand]
  /// Who did what, when: in order of start.
  public var intervals: [Interval]
  /// What happened at one moment each: in order of time.
  public var events: [Event]
  /// What was found wrong while it ran.
  public var findings: [Finding]

  /// Makes a record of a run.
  public init(
    cores: Int, elapsed: Int = 0, cpuTime: Int = 0, strands: [Strand] = [],
    intervals: [Interval] = [], events: [Event] = [], findings: [Finding] = [],
    clock: ClockKind = .virtual
  ) {
    self.clock = clock
    self.cores = cores
    self.elapsed = elapsed
    self.cpuTime = cpuTime
    self.strands = strands
    self.intervals = intervals
    self.events = events
    self.findings = findings
  }
}
