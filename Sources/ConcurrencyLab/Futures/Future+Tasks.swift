internal import Simulator
internal import Trace

extension Future {
  /// Waits for the value without blocking a thread: the calling task is suspended.
  ///
  /// ```swift
  /// func title(of site: String, on pool: ThreadPoolExecutor) async throws -> String {
  ///   try await pool.submit { "title of \(site)" }.value
  /// }
  /// ```
  ///
  /// Cancellation goes both ways. When the calling task is cancelled, the future is cancelled too if its work has not begun, and
  /// the task goes on at once, whatever becomes of the work; when the future is cancelled, the task goes on at once. The task is
  /// resumed exactly once.
  /// - Throws: what the work threw; `CancellationError` when the task or the future was cancelled.
  public var value: Value {
    get async throws {
      let waiter = TaskWaiter<Value>()
      let outcome = await withTaskCancellationHandler {
        await withUnsafeContinuation { continuation in
          if let known = self.suspend(waiter, continuation) {
            continuation.resume(returning: known)
          }
        }
      } onCancel: {
        self.abandon(waiter)
      }
      return try outcome.get()
    }
  }

  /// Makes a future of an asynchronous function, which starts at once in a task of its own.
  ///
  /// ```swift
  /// let future = Future<Int> {
  ///   try await Task.sleep(for: .milliseconds(10))
  ///   return 42
  /// }
  /// print(try future.result())  // 42
  /// ```
  ///
  /// It stays pending until the function has returned or thrown, so it can be cancelled all the time, which cancels the
  /// task; Python's `asyncio.run_coroutine_threadsafe` does the same
  /// (<https://docs.python.org/3/library/asyncio-task.html#asyncio.run_coroutine_threadsafe>). Calling ``result(timeout:)`` from
  /// a task blocks a thread that the function may need: `await` ``value`` there.
  /// - Parameters:
  ///   - name: what pictures call it.
  ///   - operation: what to run.
  public convenience init(
    name: String? = nil, _ operation: @escaping @Sendable () async throws -> Value
  ) {
    self.init(name: name)
    let task = Task {
      let result: Result<Value, any Error>
      do { result = .success(try await operation()) } catch { result = .failure(error) }
      // Cancelled meanwhile, it has nothing more to say.
      try? self.finish(result)
    }
    onCancel = { task.cancel() }
  }

  /// Lets a task wait.
  /// - Returns: the result if there is one already, or an error if the task was cancelled before it waited.
  private func suspend(
    _ waiter: TaskWaiter<Value>,
    _ continuation: UnsafeContinuation<Result<Value, any Error>, Never>
  ) -> Result<Value, any Error>? {
    let known = guarded.step { () -> Result<Value, any Error>? in
      if waiter.isCancelled { return .failure(CancellationError()) }
      if let result = taskResult { return result }
      waiter.wait(for: self, continuation)
      _ = machine.watch(Watch(watcher: waiter, number: 0))
      return nil
    }
    if known == nil, let world = World.current {
      world.suspending(as: .waitingForStrand, label: label)
    }
    return known
  }

  /// The waiting task was cancelled.
  private func abandon(_ waiter: TaskWaiter<Value>) {
    let (wasWaiting, cancellation) = guarded.step {
      waiter.isCancelled = true
      return (machine.unwatch { $0.watcher === waiter }, machine.cancel())
    }
    if wasWaiting { waiter.resume(.failure(CancellationError())) }
    conclude(cancellation)
  }

  /// What a task is given; nil while there is nothing.
  fileprivate var taskResult: Result<Value, any Error>? {
    guard let result = machine.result else { return nil }
    return machine.state == .finished ? result : .failure(CancellationError())
  }

  /// What a task is given, once the future is known to be done.
  fileprivate var settledTaskResult: Result<Value, any Error>? {
    guarded.peek { taskResult }
  }
}

/// A task that waits for a future: whoever takes it off the future's list resumes it.
private final class TaskWaiter<Value: Sendable>: CompletionWatcher, @unchecked Sendable {
  // Safe to share: touched in steps of the future's lock, or by the one who took it off the list.
  var isCancelled = false
  private var continuation: UnsafeContinuation<Result<Value, any Error>, Never>?
  private var future: Future<Value>?

  func wait(
    for future: Future<Value>,
    _ continuation: UnsafeContinuation<Result<Value, any Error>, Never>
  ) {
    self.future = future
    self.continuation = continuation
  }

  func isDone(_ number: Int) {
    guard let result = future?.settledTaskResult else { return }
    resume(result)
  }

  func resume(_ result: Result<Value, any Error>) {
    future = nil
    let waiting = continuation
    continuation = nil
    waiting?.resume(returning: result)
  }
}
