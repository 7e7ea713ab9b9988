/// What a future remembers, and what each event makes of it: a value, without locks and threads.
///
/// Each event returns what the caller has to do outside: wake whom, call what. `Watcher` and `Callback` are anything;
/// tests use numbers.
struct FutureMachine<Value, Watcher, Callback> {
  /// What is to be done because a future has come to its end.
  struct Completion {
    /// Who waits for it; each is woken once.
    var watchers: [Watcher] = []
    /// What to call, in order; then ask for more by `moreCallbacks`.
    var callbacks: [Callback] = []
  }

  /// What became of the wish to cancel.
  enum Cancellation {
    /// It runs or has finished.
    case tooLate
    /// It was cancelled before.
    case again
    /// It is cancelled now.
    case now(Completion)
  }

  private enum Phase {
    case pending
    case running
    case cancelled
    case cancelledAndNotified
    case finished(Result<Value, any Error>)
  }

  private var phase = Phase.pending
  private var watchers: [Watcher] = []
  private var callbacks: [Callback] = []
  /// Whether somebody is calling the callbacks: what is added meanwhile is called by them, so that the order holds.
  private var isCalling = false

  /// Where the work stands.
  var state: FutureState {
    switch phase {
    case .pending: .pending
    case .running: .running
    case .cancelled: .cancelled
    case .cancelledAndNotified: .cancelledAndNotified
    case .finished: .finished
    }
  }

  /// What to hand out; nil while there is nothing.
  var result: Result<Value, any Error>? {
    switch phase {
    case .pending, .running: nil
    case .cancelled, .cancelledAndNotified: .failure(FutureError.cancelled)
    case .finished(let result): result
    }
  }

  /// An executor is about to begin the work.
  /// - Returns: whether it should; false if the future was cancelled.
  mutating func start() throws(FutureError) -> Bool {
    switch phase {
    case .pending:
      phase = .running
      return true
    case .cancelled:
      phase = .cancelledAndNotified
      return false
    case .running, .cancelledAndNotified, .finished:
      throw .invalidState(state)
    }
  }

  /// Somebody does not want the result any more.
  mutating func cancel() -> Cancellation {
    switch phase {
    case .pending:
      phase = .cancelled
      return .now(completion())
    case .cancelled, .cancelledAndNotified: return .again
    case .running, .finished: return .tooLate
    }
  }

  /// The work has ended.
  mutating func finish(_ result: Result<Value, any Error>) throws(FutureError) -> Completion {
    switch phase {
    case .pending, .running:
      phase = .finished(result)
      return completion()
    case .cancelled, .cancelledAndNotified, .finished:
      throw .invalidState(state)
    }
  }

  private mutating func completion() -> Completion {
    let completion = Completion(watchers: watchers, callbacks: callbacks)
    watchers = []
    callbacks = []
    isCalling = !completion.callbacks.isEmpty
    return completion
  }

  /// Somebody wants to be woken.
  /// - Returns: whether they will be; false if the future is done.
  mutating func watch(_ watcher: Watcher) -> Bool {
    guard !state.isDone else { return false }
    watchers.append(watcher)
    return true
  }

  /// Somebody does not want to be woken any more.
  /// - Returns: whether they would have been.
  mutating func unwatch(where isWatcher: (Watcher) -> Bool) -> Bool {
    guard let index = watchers.firstIndex(where: isWatcher) else { return false }
    watchers.remove(at: index)
    return true
  }

  /// Adds something to be called when the future is done.
  /// - Returns: whether the caller has to call it now, and to ask for more afterwards.
  mutating func add(_ callback: Callback) -> Bool {
    guard state.isDone, !isCalling else {
      callbacks.append(callback)
      return false
    }
    isCalling = true
    return true
  }

  /// What was added while callbacks were being called; empty when nobody needs to call any more.
  mutating func moreCallbacks() -> [Callback] {
    let more = callbacks
    callbacks = []
    isCalling = !more.isEmpty
    return more
  }
}
