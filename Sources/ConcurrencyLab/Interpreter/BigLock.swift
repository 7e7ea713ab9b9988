internal import Simulator

/// One lock for the whole interpreter, which may change hands between any two instructions.
///
/// It is what a search over all schedules needs: whatever a switch interval can do, it can.
///
/// ```swift
/// let increment = try Bytecode(compiling: "x += 1")
/// try everySchedule {
///   let python = Interpreter(lock: BigLock())
///   python.run([increment, increment])
///   return python["x"]
/// } yields: { x in x == 1 || x == 2 }
/// ```
///
/// Python's own lock, with its switch interval, is ``GlobalInterpreterLock``.
public final class BigLock: InterpreterLock {
  private let lock: Lock

  /// Makes the lock; the name is what a picture of a deadlock shows.
  public init(name: String = "GIL") {
    lock = Lock(hidden: name)
  }

  /// Waits until no other thread runs instructions.
  ///
  /// ```swift
  /// let lock = BigLock()
  /// lock.enter()
  /// lock.betweenInstructions()  // nobody else wants it: it goes on
  /// lock.leave()
  /// ```
  public func enter() {
    lock.lock()
    World.current?.tookBigLock()
  }

  /// Lets another thread run.
  public func leave() {
    World.current?.gaveBackBigLock()
    lock.unlock()
  }

  /// Lets another thread run, then waits for its turn to come again.
  public func betweenInstructions() {
    leave()
    enter()
  }
}
