internal import Glibc
internal import Simulator
internal import Trace

/// A thread: a flow of control that the system may interrupt anywhere.
///
/// ```swift
/// let thread = Thread(name: "helper") { print("side by side") }  // side by side
/// thread.start()
/// thread.join()
/// ```
///
/// Its names are those of Foundation's `Thread`
/// (<https://developer.apple.com/documentation/foundation/thread>), which has no `join`.
public final class Thread: @unchecked Sendable {
  // Safe to share: what changes after `init` is guarded by `state`, or touched only by the one OS thread
  // that simulates.
  private let name: String?
  private var body: (@Sendable () -> Void)?
  private var strand: Int?
  private var handle: pthread_t?
  private let state = RealLock()
  private let isProcess: Bool

  /// Makes a thread that does not run yet.
  /// - Parameters:
  ///   - name: what pictures call it.
  ///   - body: what it runs.
  public init(name: String? = nil, _ body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
    isProcess = false
  }

  /// Makes a thread that stands for a process, which is what pictures call it.
  init(process name: String, _ body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
    isProcess = true
  }

  /// Makes a thread that does not run yet, as Foundation spells it.
  ///
  /// ```swift
  /// let thread = Thread(block: { print("as Foundation spells it") })  // as Foundation spells it
  /// thread.start()
  /// thread.join()
  /// ```
  public convenience init(block: @escaping @Sendable () -> Void) {
    self.init(name: nil, block)
  }

  deinit {
    if let handle { pthread_detach(handle) }
  }

  /// Lets it run; a thread is started once.
  public func start() {
    state.lock()
    let started = body
    body = nil
    state.unlock()
    guard let started else { return }
    if let world = World.current {
      strand =
        isProcess
        ? world.startProcess(name: name, started) : world.startThread(name: name, started)
      return
    }
    let (name, kind) = (name, isProcess ? Strand.Kind.process : .thread)
    let recorded: @Sendable () -> Void = {
      guard let recorder = RealRecorder.current else { return started() }
      recorder.threadBegins(kind, name: name)
      started()
      recorder.threadEnds()
    }
    let box = Unmanaged.passRetained(Body(recorded))
    var created = pthread_t()
    let status = pthread_create(
      &created, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    if status == 0 {
      handle = created
    } else {
      box.release()
    }
  }

  /// Waits until it has ended; returns at once if it was never started.
  public func join() {
    if let world = World.current {
      if let strand { world.join(strand) }
      return
    }
    state.lock()
    let joined = handle
    handle = nil
    state.unlock()
    if let joined { RealRecorder.during(.waitingForStrand) { _ = pthread_join(joined, nil) } }
  }

  /// Makes the calling thread sleep; it holds no core meanwhile.
  ///
  /// ```swift
  /// let run = try simulate {
  ///   Thread.sleep(for: .milliseconds(20))
  ///   Thread.sleep(forTimeInterval: 0.01)
  ///   Thread.yield()
  /// }
  /// print(run.elapsed)  // 0.03 seconds
  /// ```
  public static func sleep(for duration: Duration) {
    if let world = World.current {
      world.sleep(for: duration.nanoseconds, as: .sleeping)
    } else {
      realSleep(for: duration)
    }
  }

  /// Makes the calling thread sleep.
  /// - Parameter interval: how long, in seconds.
  public static func sleep(forTimeInterval interval: Double) {
    sleep(for: .nanoseconds(Int(interval * 1e9)))
  }

  /// Lets other threads go first.
  public static func yield() {
    if let world = World.current { world.yield() } else { sched_yield() }
  }

  /// Starts a thread that nobody waits for, as Foundation spells it.
  ///
  /// ```swift
  /// let isOver = Semaphore(value: 0)
  /// Thread.detachNewThread { isOver.signal() }
  /// isOver.wait()
  /// ```
  public static func detachNewThread(_ block: @escaping @Sendable () -> Void) {
    Thread(block: block).start()
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
