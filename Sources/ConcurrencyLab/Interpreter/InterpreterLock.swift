/// What decides which threads may run an interpreter's instructions.
///
/// An interpreter calls it at the few places that matter, and knows nothing else about it. So the
/// lock can be left out (``NoLock``), be one big lock (``BigLock``, ``GlobalInterpreterLock``), or
/// be many small ones: those implement ``execute(_:_:)`` and ``adjustReferences(of:_:)`` alone.
///
/// ```swift
/// /// One lock for each variable, and one for each object's reference count.
/// struct FineLocks: InterpreterLock {
///   let variables = ["page": Lock()]
///   let objects = ["page": Lock()]
///
///   func execute(_ instruction: Instruction, _ body: () -> Void) {
///     guard let name = instruction.variable, let lock = variables[name] else { return body() }
///     lock.withLock(body)
///   }
///
///   func adjustReferences(of object: HeapObject, _ body: () -> Void) {
///     guard let lock = objects[object.name] else { return body() }
///     lock.withLock(body)
///   }
/// }
/// ```
public protocol InterpreterLock: Sendable {
  /// A thread begins to run instructions.
  func enter()

  /// A thread runs no more instructions, for a while or for good.
  func leave()

  /// A thread is at a place where it may let another one in; see ``Interpreter/SwitchPoints``.
  func betweenInstructions()

  /// Executes one instruction, by calling `body` once.
  func execute(_ instruction: Instruction, _ body: () -> Void)

  /// Adds a reference to an object or takes one away, by calling `body` once, in the middle of an
  /// instruction.
  func adjustReferences(of object: HeapObject, _ body: () -> Void)

  /// Lets a thread wait, for input or for a lock of the program, by calling `body` once.
  func wait(_ body: () -> Void)
}

extension InterpreterLock {
  /// Does nothing.
  public func enter() {}

  /// Does nothing.
  public func leave() {}

  /// Does nothing: a thread goes on until it waits or ends.
  public func betweenInstructions() {}

  /// Calls `body` as it is.
  public func execute(_ instruction: Instruction, _ body: () -> Void) {
    body()
  }

  /// Calls `body` as it is.
  public func adjustReferences(of object: HeapObject, _ body: () -> Void) {
    body()
  }

  /// Leaves, so that others can run meanwhile, calls `body`, and enters again.
  public func wait(_ body: () -> Void) {
    leave()
    body()
    enter()
  }
}
