/// No lock at all: threads come between each other even within an instruction.
public struct NoLock: InterpreterLock {
  /// Makes it.
  public init() {}
}
