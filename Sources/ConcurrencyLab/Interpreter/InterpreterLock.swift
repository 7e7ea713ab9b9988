/// What decides which threads may run an interpreter's instructions.
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
/// let python = Interpreter(lock: FineLocks(), objects: ["page"])
/// python.run([[.load("page"), .drop], [.load("page"), .drop]])
/// print(python.damage)  // []
/// ```
///
/// An interpreter calls it at the few places that matter, and knows nothing else about it. So the
/// lock can be left out (``NoLock``), be one big lock (``BigLock``, ``GlobalInterpreterLock``), or
/// be many small ones: those implement ``execute(_:_:)`` and ``adjustReferences(of:_:)`` alone.
///
/// What it took to do without the big one in CPython: <https://peps.python.org/pep-0703/>.
public protocol InterpreterLock: Sendable {
  /// A thread begins to run instructions.
  ///
  /// ```swift
  /// /// Counts how often a lock is taken, and leaves the rest to it.
  /// final class Counting: InterpreterLock {
  ///   let lock: any InterpreterLock
  ///   let entries = Atomic(0)
  ///
  ///   init(_ lock: any InterpreterLock) { self.lock = lock }
  ///
  ///   func enter() {
  ///     entries.add(1, ordering: .relaxed)
  ///     lock.enter()
  ///   }
  ///
  ///   func leave() { lock.leave() }
  ///   func betweenInstructions() { lock.betweenInstructions() }
  ///   func wait(_ body: () -> Void) { lock.wait(body) }
  ///   func execute(_ instruction: Instruction, _ body: () -> Void) { lock.execute(instruction, body) }
  ///   func adjustReferences(of object: HeapObject, _ body: () -> Void) {
  ///     lock.adjustReferences(of: object, body)
  ///   }
  /// }
  /// let counting = Counting(BigLock())
  /// Interpreter(lock: counting).run([.load("x"), .store("x")])
  /// print(counting.entries.load(ordering: .relaxed))  // 1
  /// ```
  func enter()

  /// A thread runs no more instructions, for a while or for good.
  func leave()

  /// A thread is at a place where it may let another one in; see ``Interpreter/SwitchPoints``.
  func betweenInstructions()

  /// Executes one instruction, by calling `body` once.
  /// - Parameters:
  ///   - instruction: what is executed.
  ///   - body: what executes it.
  func execute(_ instruction: Instruction, _ body: () -> Void)

  /// Adds a reference to an object or takes one away, by calling `body` once, in the middle of an
  /// instruction.
  /// - Parameters:
  ///   - object: the object.
  ///   - body: what changes its count.
  func adjustReferences(of object: HeapObject, _ body: () -> Void)

  /// Lets a thread wait, for input or for a lock of the program, by calling `body` once.
  func wait(_ body: () -> Void)
}

extension InterpreterLock {
  /// Does nothing.
  ///
  /// ```swift
  /// /// What only looks at what is executed needs no more than this.
  /// struct Reporting: InterpreterLock {
  ///   func execute(_ instruction: Instruction, _ body: () -> Void) {
  ///     print(instruction)  // LOAD x, STORE y
  ///     body()
  ///   }
  /// }
  /// Interpreter(lock: Reporting()).run([.load("x"), .store("y")])
  ///
  /// // All that the others do by themselves is to call what they are given.
  /// let lock = NoLock()
  /// lock.enter()
  /// lock.execute(.drop) { print("dropped") }  // dropped
  /// lock.wait { print("waited") }  // waited
  /// lock.betweenInstructions()
  /// lock.leave()
  /// ```
  public func enter() {}

  /// Does nothing.
  public func leave() {}

  /// Does nothing: a thread goes on until it waits or ends.
  public func betweenInstructions() {}

  /// Calls `body` as it is.
  /// - Parameters:
  ///   - instruction: what is executed.
  ///   - body: what executes it.
  public func execute(_ instruction: Instruction, _ body: () -> Void) {
    body()
  }

  /// Calls `body` as it is.
  ///
  /// ```swift
  /// let python = Interpreter(lock: NoLock(), objects: ["page"])
  /// if let page = python.object(in: "page") {
  ///   python.lock.adjustReferences(of: page) { print(page.referenceCount) }  // 1
  ///   NoLock().adjustReferences(of: page) { print(page.referenceCount) }  // 1
  /// }
  /// ```
  /// - Parameters:
  ///   - object: the object.
  ///   - body: what changes its count.
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
