// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

// What is shared behind the scenes of Swift: buffers that are copied on write, reference counts, lazy initialisers.

/// A list that threads copy under a lock and change outside of it.
public final class SharedList: @unchecked Sendable {
  private let lock = ConcurrencyLab.NSLock()
  private var list = [1, 2, 3]
  private var pages = ["a": 1]
  private var name = "a name that is too long for a small string"
  public init() {}

  /// Changes copies of its own; returns what is in them.
  public func changedCopies(_ number: Int) -> String {
    var (list, pages, name) = lock.withLock { (self.list, self.pages, self.name) }
    list.append(number)
    list[0] = number
    pages["a"] = number
    name += "!"
    return "\(list) \(pages) \(name.count)"
  }
}

/// An object that threads hand to each other and let go.
public final class HandedOn: @unchecked Sendable {
  private final class Part {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  private let lock = ConcurrencyLab.NSLock()
  private var part: Part? = Part(0)
  private let first = Part(1)
  public init() {}

  /// Keeps what is there, puts another in its place, and lets go; returns what it kept.
  public func exchange(_ number: Int) -> Int {
    let kept = lock.withLock {
      defer { part = Part(number) }
      return part
    }
    let parts = [kept, first].compactMap(\.self)
    return parts.reduce(0) { $0 + $1.number }
  }
}

/// A global that is made by the first that asks, out of another.
private let lazyBase = (1...3).map { $0 * 2 }
private let lazySum = lazyBase.reduce(0, +)

public enum Lazily {
  static let shared = SharedList()

  /// Asks for globals, a static and a type's metadata that nobody has asked for before.
  public static func ask<Value>(_ value: Value) -> Int {
    let box = [Optional(value)]
    return lazySum + box.count + shared.changedCopies(1).count
  }
}
