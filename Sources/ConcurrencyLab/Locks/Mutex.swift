internal import Simulator

/// A value together with the lock that guards it: the standard library's `Mutex`, made for simulation.
///
/// ```swift
/// let count = Mutex(0)
/// together(2) { _ in count.withLock { $0 += 1 } }
/// print(count.withLock { $0 })  // 2
/// ```
///
/// It is that of Swift Evolution's SE-0433
/// (<https://github.com/swiftlang/swift-evolution/blob/main/proposals/0433-mutex.md>).
public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  // Safe to share: the value is touched only while the lock is held.
  private let storage: Storage

  private final class Storage {
    let real = RealLock()
    let model = LockModel()
    /// In a place of its own: an access to a property of an object counts, with ThreadSanitizer, as one to
    /// the whole object, and others read its lock meanwhile.
    let value: UnsafeMutablePointer<Value>

    init(_ value: consuming Value) {
      self.value = .allocate(capacity: 1)
      self.value.initialize(to: value)
      model.shownBy = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
      value.deinitialize(count: 1)
      value.deallocate()
    }

    func lock() {
      if let world = World.current { world.acquire(model) } else { real.lock() }
    }

    func tryLock() -> Bool {
      if let world = World.current { world.tryAcquire(model) } else { real.tryLock() }
    }

    func unlock(_ before: Image) {
      if let world = World.current {
        world.release(model, changed: !image.isSame(as: before))
      } else {
        real.unlock()
      }
    }

    /// The value as it is, for seeing later whether it was changed.
    var image: Image { World.isCurrent ? Image(of: value) : Image() }
  }

  /// The bits of a small plain value; what is larger, or owns memory, may change without them.
  private struct Image {
    private var words: (UInt64, UInt64) = (0, 0)
    private var isExact = false

    init() {}

    init(of value: UnsafeMutablePointer<Value>) {
      let size = MemoryLayout<Value>.size
      guard _isPOD(Value.self), size <= 16 else { return }
      isExact = true
      withUnsafeMutableBytes(of: &words) { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(start: value, count: size))
      }
    }

    /// Whether nothing was changed in between, for certain.
    func isSame(as before: Image) -> Bool {
      isExact && before.isExact && words == before.words
    }
  }

  /// Makes a mutex that guards a value.
  public init(_ initialValue: consuming sending Value) {
    storage = Storage(initialValue)
  }

  /// Runs something with the value while holding the lock, waiting while another thread holds it.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    storage.lock()
    let before = storage.image
    defer { storage.unlock(before) }
    return try body(&storage.value.pointee)
  }

  /// Runs something with the value if nobody holds the lock.
  ///
  /// ```swift
  /// let cache = Mutex(["alder": 699_004])
  /// let size = cache.withLockIfAvailable { $0["alder"] }
  /// print(size == nil ? "busy" : "looked")  // looked
  /// ```
  /// - Returns: what the body returned; nil if the lock was not free.
  /// - Throws: what the body throws.
  public func withLockIfAvailable<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result? {
    guard storage.tryLock() else { return nil }
    let before = storage.image
    defer { storage.unlock(before) }
    return try body(&storage.value.pointee)
  }
}
