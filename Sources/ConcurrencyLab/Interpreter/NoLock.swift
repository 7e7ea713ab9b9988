/// No lock at all: threads come between each other even within an instruction.
///
/// ```swift
/// let python = Interpreter(lock: NoLock(), objects: ["page"])
/// python.run([[.load("page")], [.constant(0), .store("page")]])
/// print(python.damage)  // in some schedules the page is used after it has been freed
/// ```
public struct NoLock: InterpreterLock {
  /// Makes it.
  public init() {}
}
