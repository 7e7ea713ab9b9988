/// No lock at all: threads come between each other even within an instruction.
///
/// ```swift
/// let found = try everySchedule {
///   let python = Interpreter(lock: NoLock(), objects: ["page"])
///   python.run([[.load("page")], [.constant(0), .store("page")]])
///   return python.damage
/// } yields: { damage in
///   damage.isEmpty || !damage.isEmpty  // whatever comes out
/// }
/// print(found.outcomes.map(\.value).contains("[page was used after it had been freed]"))  // true
/// ```
public struct NoLock: InterpreterLock {
  /// Makes it.
  public init() {}
}
