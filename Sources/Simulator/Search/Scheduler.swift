/// Decides who goes on, execution after execution: what the engine that runs a program talks to.
///
/// The engine runs a program from its start, over and over. It calls `begin`, and whenever at least
/// one strand can go on it asks `choose`; every live strand then stands just before its pending
/// operation, and code between operations has no effect that another strand can see. The engine
/// carries the chosen strand's operation out and runs that strand up to its next one. When no strand
/// can go on, or the execution is given up, it calls `finish`.
///
/// Strands are numbered densely and by ancestry, so that a strand has the same number in every
/// execution; objects likewise. A scheduler owns memory, so it is moved and never copied.
protocol Scheduler: ~Copyable {
  /// Whether `choose` looks at `state`: an engine need not compute it otherwise.
  static var readsState: Bool { get }

  /// Whether it makes something of `symmetry`: an engine need not look for it otherwise.
  static var usesSymmetry: Bool { get }

  /// Begins the next execution.
  mutating func begin()

  /// Picks the strand whose pending operation happens next.
  /// - Parameters:
  ///   - enabled: the strands whose pending operation can happen now; not empty.
  ///   - live: the strands that have started and not finished, enabled or not.
  ///   - pending: the pending operation of each live strand, indexed by strand.
  ///   - state: a key of everything that decides how this execution goes on and whether it fails:
  ///     what each strand has received so far, memory, locks, queues, the clock; 0 when not known.
  /// - Returns: one of `enabled`, or -1 to give this execution up as redundant.
  mutating func choose(
    enabled: StrandSet, live: StrandSet, pending: UnsafePointer<Operation>, state: UInt64
  ) -> Int

  /// Something in the last step of `from` made `to` exist or go on (a spawn, a signal, the end of
  /// a joined strand), so everything `to` does from now on comes after it.
  ///
  /// Not for what a lock does: giving one back orders nothing here, or deadlocks would be missed.
  mutating func order(from: Int, to: Int)

  /// Declares a new strand interchangeable with the others of its class that have not taken a step:
  /// the same code with equal captured values, started and awaited alike. Class 0 is none.
  ///
  /// Called after the strand came to exist, before the next `choose`.
  mutating func symmetry(of strand: Int, is class: Int)

  /// Simulated time moved on because nobody could run: everything before comes before everything
  /// after.
  mutating func advanceTime()

  /// Ends the execution.
  /// - Parameters:
  ///   - blocked: the strands that are still waiting, for a deadlock; empty otherwise.
  ///   - pending: the pending operation of each blocked strand.
  ///   - failed: whether the execution was wrong: a bad outcome, a deadlock, a race. Not looked at
  ///     when `choose` had given the execution up.
  ///   - outcome: a hash of what came out, equal exactly for equal outcomes; 0 when not known.
  /// - Returns: whether there is another execution to run.
  mutating func finish(
    blocked: StrandSet, pending: UnsafePointer<Operation>, failed: Bool, outcome: UInt64
  ) -> Bool
}

extension Scheduler where Self: ~Copyable {
  /// Most schedulers do not look at the state.
  static var readsState: Bool { false }

  /// Most schedulers make nothing of symmetry.
  static var usesSymmetry: Bool { false }

  /// Most schedulers do not look at what comes before what.
  mutating func order(from: Int, to: Int) {}

  /// Most schedulers do not look at symmetry.
  mutating func symmetry(of strand: Int, is class: Int) {}

  /// Most schedulers do not look at time.
  mutating func advanceTime() {}
}
