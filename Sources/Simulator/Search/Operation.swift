/// What a strand is about to do at a scheduling point.
///
/// Two operations of different strands are *dependent* when their order can matter: they name a
/// common object, and not both only read it. The search needs to know nothing else about them.
public struct Operation: Hashable, Sendable {
  /// The kinds that the search tells apart.
  public enum Kind: UInt8, Sendable {
    /// Touches nothing that another strand can see: a yield, a spawn, the start of a task.
    case local
    /// Looks at an object and leaves it as it is: a read, a failed compare-and-swap.
    case read
    /// Changes an object, or both looks at and changes it.
    case write
    /// Takes a lock that may be held: enabled only while it is free. Two acquisitions race with
    /// each other; an acquisition and a release never do, since they are never enabled together.
    case acquire
    /// Gives a lock back.
    case release
    /// Gives up a lock (`object`) and begins to wait on a condition (`second`), as one step.
    case wait
    /// Waits for another strand to finish: enabled only once it has.
    case join
  }

  /// What kind of operation it is.
  public var kind: Kind
  /// The object it names: a dense number, the same in every execution of one search; -1 for none.
  public var object: Int32
  /// A second object, for operations that name two; -1 for none.
  public var second: Int32

  /// Makes an operation.
  public init(_ kind: Kind, _ object: Int32 = -1, second: Int32 = -1) {
    self.kind = kind
    self.object = object
    self.second = second
  }
}

/// The set of strands of one execution, as bits: a search handles up to 64 strands.
public typealias StrandSet = UInt64

/// Decides who goes on, execution after execution: what the engine that runs a program talks to.
///
/// The engine runs a program from its start, over and over. Whenever more than zero strands can go
/// on it asks `choose`; every live strand then stands just before its pending operation, and code
/// between operations has no effect that another strand can see. The engine carries the chosen
/// strand's operation out and runs that strand up to its next one. When no strand can go on, it
/// calls `finish`.
///
/// Strands are numbered densely and by ancestry, so that a strand has the same number in every
/// execution; objects likewise.
public protocol Scheduler {
  /// Begins the next execution.
  mutating func begin()

  /// Picks the strand whose pending operation happens next.
  /// - Parameters:
  ///   - enabled: the strands whose pending operation can happen now; not empty.
  ///   - live: the strands that have started and not finished, enabled or not.
  ///   - pending: the pending operation of each live strand, indexed by strand.
  /// - Returns: one of `enabled`, or -1 to give this execution up as redundant.
  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>
  ) -> Int

  /// Something in the last step of `from` made `to` exist or go on (a spawn, a wake-up, the end of
  /// a joined strand), so everything `to` does from now on comes after it.
  mutating func order(from: Int, to: Int)

  /// Simulated time moved on because nobody could run: everything before comes before everything after.
  mutating func advanceTime()

  /// Ends the execution.
  /// - Parameters:
  ///   - blocked: the strands that are still waiting, for a deadlock; empty otherwise.
  ///   - pending: the pending operation of each blocked strand.
  ///   - failed: whether the execution was wrong: a bad outcome, a deadlock, a race.
  /// - Returns: whether there is another execution to run.
  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool
  ) -> Bool
}
