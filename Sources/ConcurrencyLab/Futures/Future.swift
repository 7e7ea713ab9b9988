internal import Simulator
internal import Trace

/// The result of work that may still be going on, or may not have begun.
///
/// ```swift
/// let pool = ThreadPoolExecutor(maxWorkers: 2)
/// let answer = try pool.submit { 6 * 7 }
/// print(try answer.result(), answer.isDone, answer.isRunning)  // 42 true false
/// ```
///
/// An executor makes futures; the work starts as soon as a worker is free, whether anybody asks for the result or not.
/// It behaves like the `Future` of Python's `concurrent.futures`
/// (<https://docs.python.org/3/library/concurrent.futures.html#future-objects>), with two differences, both in favor of
/// who waits: callbacks are called in the order in which they were added, even if one is added while earlier ones
/// are being called; and ``wait(_:timeout:returnWhen:)`` and ``asCompleted(_:)`` take notice of a cancelled future at
/// once, not only when a worker has come to it.
public final class Future<Value: Sendable>: @unchecked Sendable {
  // Safe to share: what changes is guarded by `guarded`; `number`, `runner`, `onCancel` and `queue` are set before others see the
  // future or by the strand that runs it, and are read for messages only, by the one OS thread that simulates.
  typealias Machine = FutureMachine<Value, Watch, @Sendable (Future<Value>) throws -> Void>

  /// Who waits for several futures knows each by a number.
  struct Watch {
    var watcher: any CompletionWatcher
    var number: Int
  }

  let guarded = StepLock()
  var machine = Machine()
  /// What pictures call it, if it was given a name.
  public let name: String?
  /// As which of its executor's it was submitted, from 1; 0 for none of theirs.
  var number = 0
  /// The number of the strand that does its work.
  private var runner: Int?
  /// What else to cancel.
  var onCancel: (@Sendable () -> Void)?
  /// The strand that might come to it next, while it is in a queue, given the strand that waits for it.
  var queue: ((Int) -> Int?)?

  /// Makes a future that is pending; whoever makes it has to give it a result.
  ///
  /// ```swift
  /// let future = Future<Int>(name: "answer")
  /// let thread = Thread { try? future.succeed(with: 42) }
  /// thread.start()
  /// print(future.name ?? "", try future.result(), future.state)  // answer 42 finished
  /// ```
  ///
  /// Executors and tests need this; other code gets its futures from an executor.
  /// - Parameter name: what pictures call it.
  public init(name: String? = nil) {
    self.name = name
  }

  // MARK: What it is

  /// Where the work stands.
  public var state: FutureState { guarded.look { machine.state } }

  /// Whether it was cancelled before its work began.
  public var isCancelled: Bool {
    switch state {
    case .cancelled, .cancelledAndNotified: true
    case .pending, .running, .finished: false
    }
  }

  /// Whether its work is going on, and can no longer be cancelled.
  public var isRunning: Bool { state == .running }

  /// Whether its work has ended, or never will begin because it was cancelled.
  public var isDone: Bool { state.isDone }

  // MARK: What happens to it

  /// Gives up on work that has not begun.
  ///
  /// ```swift
  /// let future = Future<Int>()
  /// print(future.cancel(), future.isCancelled)  // true true
  /// ```
  ///
  /// Who waits for the result gets ``FutureError/cancelled``, and callbacks are called, at once and on this thread.
  /// - Returns: whether it is cancelled, now or from before; false if the work runs or has ended.
  @discardableResult
  public func cancel() -> Bool {
    conclude(guarded.step { machine.cancel() })
  }

  /// Tells who has to know that it was cancelled.
  /// - Returns: whether it is cancelled.
  @discardableResult
  func conclude(_ cancellation: Machine.Cancellation) -> Bool {
    switch cancellation {
    case .tooLate: return false
    case .again: return true
    case .now(let completion):
      note("cancels")
      onCancel?()
      conclude(completion)
      return true
    }
  }

  /// Says that the work begins, for executors and tests: Python's `set_running_or_notify_cancel`.
  ///
  /// ```swift
  /// /// An executor of its own kind: it runs the work where it is asked for.
  /// func now<Value: Sendable>(_ work: @Sendable () throws -> Value) throws -> Future<Value> {
  ///   let future = Future<Value>()
  ///   if try future.start() { try future.finish(Result { try work() }) }
  ///   return future
  /// }
  /// print(try now { 6 * 7 }.state)  // finished
  /// ```
  /// - Returns: whether it should begin; false if the future was cancelled.
  /// - Throws: ``FutureError/invalidState(_:)`` if the work began or ended before.
  public func start() throws(FutureError) -> Bool {
    let begins = try guarded.step { () throws(FutureError) -> Bool in try machine.start() }
    if let world = World.current {
      if begins { runner = world.runningStrand }
      note(begins ? "begins" : "skips")
    }
    return begins
  }

  /// Ends it with a value, for executors and tests: Python's `set_result`.
  ///
  /// ```swift
  /// let future = Future<Int>()
  /// try future.succeed(with: 1)
  /// do { try future.succeed(with: 2) } catch { print(error == .invalidState(.finished)) }  // true
  /// ```
  /// - Throws: ``FutureError/invalidState(_:)`` if it was done already.
  public func succeed(with value: Value) throws(FutureError) {
    try finish(.success(value))
  }

  /// Ends it with an error, for executors and tests: Python's `set_exception`.
  ///
  /// ```swift
  /// let future = Future<Int>()
  /// try future.fail(with: ChannelClosed())
  /// print(try future.error() is ChannelClosed)  // true
  /// ```
  /// - Throws: ``FutureError/invalidState(_:)`` if it was done already.
  public func fail(with error: any Error) throws(FutureError) {
    try finish(.failure(error))
  }

  /// Ends it with the result of its work.
  ///
  /// ```swift
  /// let future = Future<Int>()
  /// try future.finish(Result { try Channel<Int>(capacity: 1).send(1) }.map { 1 })
  /// print(try future.result())  // 1
  /// ```
  /// - Throws: ``FutureError/invalidState(_:)`` if it was done already.
  public func finish(_ result: Result<Value, any Error>) throws(FutureError) {
    let completion = try guarded.step { () throws(FutureError) -> Machine.Completion in
      try machine.finish(result)
    }
    note("ends")
    conclude(completion)
  }

  /// Wakes who waits, then calls what was to be called; the state has changed before.
  private func conclude(_ completion: Machine.Completion) {
    for watch in completion.watchers { watch.watcher.isDone(watch.number) }
    call(completion.callbacks)
  }

  // MARK: For messages

  /// What a picture says that somebody waits for.
  var label: String { name ?? (number > 0 ? "future \(number)" : "a future") }

  /// Shows what happens to it, if a picture could say which one it is.
  private func note(_ what: String) {
    guard number > 0 || name != nil, let world = World.current, world.isRecording else { return }
    world.record(.note, "\(what) \(label)")
  }

  /// The strand that could bring it to its end, as far as anybody knows.
  func holder(waiting: Int) -> Int? {
    switch machine.state {
    case .running: runner
    case .pending: queue?(waiting)
    case .cancelled, .cancelledAndNotified, .finished: nil
    }
  }
}

/// Somebody who is told, once for each future, that it is done.
protocol CompletionWatcher: AnyObject, Sendable {
  /// The future with a number is done.
  func isDone(_ number: Int)
}

extension Mailbox: CompletionWatcher where Message == Int {
  func isDone(_ number: Int) { post(number) }
}
