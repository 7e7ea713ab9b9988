/// What a strand is about to do at a scheduling point.
///
/// Two operations of different strands are *dependent* when their order can matter: they name a
/// common object, and not both only read it. The search needs to know nothing else about them.
struct Operation: Hashable, Sendable, BitwiseCopyable {
  /// The kinds that the search tells apart.
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Touches nothing that another strand can see: a spawn, the start of a task, the end of a sleep.
    case local
    /// Touches nothing, and offers the others to go first: a switch here is not a preemption.
    case yield
    /// Looks at an object and leaves it as it is: a read, a failed compare-and-swap.
    case read
    /// Changes an object, or both looks at and changes it.
    case write
    /// Takes a lock, or one of a semaphore's permits: enabled only while there is one to take. Two
    /// acquisitions race with each other; an acquisition and a release never do, since they are
    /// never enabled together.
    case acquire
    /// Gives a lock back. A semaphore's signal is a `write`: it and a wait can be enabled together.
    case release
    /// Gives up a lock (`object`) and begins to wait on a condition (`second`), as one step.
    case wait
    /// Waits for something that another strand does, other than giving back a lock: its end, a
    /// signal, a resumption, a time. `Scheduler.order` says which step made it possible.
    case join
  }

  /// What kind of operation it is.
  var kind: Kind
  /// The object it names: a dense number, the same in every execution of one search; -1 for none.
  var object: Int32
  /// A second object, for operations that name two; -1 for none.
  var second: Int32

  /// Makes an operation.
  init(_ kind: Kind, _ object: Int32 = -1, second: Int32 = -1) {
    self.kind = kind
    self.object = object
    self.second = second
  }
}
