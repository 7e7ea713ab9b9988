import Synchronization

/// An object of the interpreter, freed when its last reference is let go.
///
/// ```swift
/// let python = Interpreter(lock: NoLock(), objects: ["page"])
/// python.run([.load("page"), .drop])
/// if let page = python.object(in: "page") { print(page.name, page.referenceCount) }  // page 1
/// ```
///
/// Its reference count is a number in memory like any other: to take a reference is to read the
/// count and to write one more. What makes that safe is the interpreter's lock, or nothing.
///
/// CPython's counts: <https://docs.python.org/3/c-api/refcounting.html>.
public final class HeapObject: Sendable, CustomStringConvertible {
  /// The name it was made under.
  public let name: String
  private let count: Cell<Int>
  private let isFreed = Synchronization.Atomic(false)

  /// Makes an object with one reference.
  init(name: String) {
    self.name = name
    count = Cell("\(name).references", 1)
  }

  /// How many references there are.
  public var referenceCount: Int { count.read() }

  /// Its name.
  public var description: String { name }

  /// Adds a reference.
  /// - Returns: what that broke, if anything.
  func retain() -> Interpreter.Damage? {
    count.write(count.read() + 1)
    return isFreed.load(ordering: .relaxed) ? .usedAfterFreed(name) : nil
  }

  /// Takes a reference away, and frees the object with the last one.
  /// - Returns: what that broke, if anything.
  func release() -> Interpreter.Damage? {
    let left = count.read() - 1
    count.write(left)
    guard left <= 0 else { return nil }
    let wasFreed = isFreed.exchange(true, ordering: .relaxed)
    return wasFreed ? .freedTwice(name) : nil
  }
}
