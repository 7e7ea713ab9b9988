public import Synchronization

/// A reference that is set once, by whoever is first: the standard library's `AtomicLazyReference`, made for simulation.
///
/// ```swift
/// final class Page: Sendable {}
/// let page = AtomicLazyReference<Page>()
/// let first = page.load() ?? page.storeIfNil(Page())
/// print(first === page.load())  // true
/// ```
///
/// Like the rest of ``Atomic``, it is as Swift Evolution's SE-0410 has it
/// (<https://github.com/swiftlang/swift-evolution/blob/main/proposals/0410-atomics.md>).
@frozen
public struct AtomicLazyReference<Instance: AnyObject>: ~Copyable {
  @usableFromInline let storage: Atomic<Unmanaged<Instance>?>

  /// Makes a reference to nothing yet.
  public init() {
    storage = Atomic(nil)
  }

  deinit {
    storage.load(ordering: .acquiring)?.release()
  }

  /// Sets the reference if it refers to nothing, in one step.
  /// - Returns: what it refers to now: `desired`, or what somebody else was faster with.
  public func storeIfNil(_ desired: consuming Instance) -> Instance {
    let mine = Unmanaged.passRetained(desired)
    let found = storage.compareExchange(
      expected: nil, desired: mine, ordering: .acquiringAndReleasing)
    guard !found.exchanged, let theirs = found.original else { return mine.takeUnretainedValue() }
    mine.release()
    return theirs.takeUnretainedValue()
  }

  /// What it refers to, if it does yet.
  public func load() -> Instance? {
    storage.load(ordering: .acquiring)?.takeUnretainedValue()
  }
}

// Safe to share: the reference is atomic, and what it refers to is Sendable.
extension AtomicLazyReference: @unchecked Sendable where Instance: Sendable {}
