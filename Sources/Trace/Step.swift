/// One visible step of a strand: an access to shared memory, or an operation on a lock, task or clock.
public struct Step: Codable, Hashable, Sendable {
  /// What a step does.
  public enum Action: String, Codable, Sendable {
    case read, write
    /// A read and a write that nothing can come between: an atomic operation, or one whole access
    /// to a property by library code (`append`, `dict[k] = v`).
    case modify
    case lock, unlock, tryLock
    /// Waiting on a condition or a semaphore: the lock, if any, is given up.
    case wait
    /// Going on after a wait.
    case wake
    case signal, broadcast
    case start, join
    case suspend, resume
    case enterActor, leaveActor
    case sleep, compute, yield
    case finish
    /// Something that a kit type has to say about itself, such as one bytecode instruction.
    case note
  }

  /// How the strand came to run.
  public enum Switch: String, Codable, Sendable {
    /// The strand before it could have gone on.
    case preemption
    /// The strand before it was waiting.
    case blocked
    /// The strand before it had finished.
    case finished
  }

  /// The strand that did it.
  public var strand: Int
  /// Virtual time in nanoseconds since the run began.
  public var time: Int
  /// What was done.
  public var action: Action
  /// What it was done to, in the learner's words: `count`, `accounts[1].balance`, `savings`.
  public var target: String?
  /// The value before a write, or the value that was read, as Swift prints it.
  public var before: String?
  /// The value after a write.
  public var after: String?
  /// The code that did it, innermost frame first.
  public var stack: [CodeLocation]
  /// How the strand came to run, where another ran the step before.
  public var cameBy: Switch?
  /// The strands that could have gone on in its place, by number; empty where there was no choice.
  public var others: [Int]
  /// Which step of the schedule it belongs to, counted from 0: the same steps before it and one of `others`
  /// are another schedule. Steps before the first choice have none.
  public var turn: Int?
  /// What a reader should notice here: `B's update is overwritten`.
  public var remark: String?
  /// Whether the failure can be understood without this step.
  public var folded: Bool

  /// Makes a step.
  public init(
    strand: Int, time: Int = 0, action: Action, target: String? = nil, before: String? = nil,
    after: String? = nil, stack: [CodeLocation] = [], cameBy: Switch? = nil,
    others: [Int] = [], turn: Int? = nil, remark: String? = nil, folded: Bool = false
  ) {
    self.strand = strand
    self.time = time
    self.action = action
    self.target = target
    self.before = before
    self.after = after
    self.stack = stack
    self.cameBy = cameBy
    self.others = others
    self.turn = turn
    self.remark = remark
    self.folded = folded
  }
}
