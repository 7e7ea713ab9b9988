internal import Simulator

/// Runs an operation, and calls a handler at once when the task is cancelled meanwhile, or was before.
///
/// ```swift
/// let isWanted = Atomic(true)
/// let task = Task {
///   await withTaskCancellationHandler {
///     while isWanted.load(ordering: .acquiring) { await Task.yield() }
///   } onCancel: {
///     isWanted.store(false, ordering: .releasing)
///   }
/// }
/// task.cancel()
/// await task.value
/// ```
///
/// It takes the place of Swift's function of that name, which it calls
/// (<https://github.com/swiftlang/swift-evolution/blob/main/proposals/0304-structured-concurrency.md>). The handler runs on whoever cancels the task, at the
/// same time as the operation; the task leaves the operation only when it has ended. So a handler must not wait for anything
/// that its task has: each would wait for the other.
/// - Parameters:
///   - operation: what to run, on the caller's actor.
///   - handler: what to call, at most once.
///   - isolation: the caller's actor; leave it out.
/// - Returns: what the operation returns.
/// - Throws: what the operation throws.
public func withTaskCancellationHandler<Result>(
  operation: @concurrent () async throws -> Result, onCancel handler: @Sendable () -> Void,
  isolation: isolated (any Actor)? = #isolation
) async rethrows -> Result {
  World.current?.entersHandledOperation()
  return try await _Concurrency.withTaskCancellationHandler(
    operation: {
      defer { World.current?.leavesHandledOperation() }
      return try await operation()
    }, onCancel: handler, isolation: isolation)
}
