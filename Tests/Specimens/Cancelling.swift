// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

/// What a cancellation handler and what it interrupts leave behind, for others to look at.
public final class Marks: @unchecked Sendable {
  private let lock = Lock()
  private var text = ""
  public init() {}

  public func add(_ mark: String) { lock.withLock { text += mark } }
  public var all: String { lock.withLock { text } }
}

/// Whether a handler is called depends on whether the task is cancelled before its operation is over.
public func handlerCalled() async -> String {
  let marks = Marks()
  let task = Task {
    await withTaskCancellationHandler {
    } onCancel: {
      marks.add("handler")
    }
  }
  task.cancel()
  await task.value
  return marks.all
}

/// A handler that takes two steps, and a task whose operation takes one and goes on with another: the task cannot
/// leave the operation in between the two steps of the handler.
public func handlerComesFirst() async -> String {
  let marks = Marks()
  let task = Task {
    await withTaskCancellationHandler {
      marks.add("o")
    } onCancel: {
      marks.add("h")
      marks.add("H")
    }
    marks.add("x")
  }
  task.cancel()
  await task.value
  return marks.all
}

/// The handlers of a task and of its child are called by whoever cancels the task.
public func handlersOfFamily() async -> String {
  let marks = Marks()
  let task = Task {
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await withTaskCancellationHandler {
          } onCancel: {
            marks.add("c")
          }
        }
      }
    } onCancel: {
      marks.add("p")
    }
  }
  task.cancel()
  await task.value
  return marks.all
}

/// A child that is added unless its group is cancelled.
public func addedUnlessCancelled() async -> Bool {
  let task = Task {
    await withTaskGroup(of: Void.self) { group in
      group.addTaskUnlessCancelled {}
    }
  }
  task.cancel()
  return await task.value
}

/// What a group says of itself.
public func groupSaysCancelled() async -> Bool {
  let task = Task {
    await withTaskGroup(of: Void.self) { group in group.isCancelled }
  }
  task.cancel()
  return await task.value
}

/// A handler that wants the lock which its task holds until it has left the operation: each waits for the other.
public func handlerWaitsForItsTask() async {
  let lock = Lock(name: "L")
  let task = Task {
    hold(lock)
    await withTaskCancellationHandler {
    } onCancel: {
      lock.withLock {}
    }
    lock.unlock()
  }
  task.cancel()
  await task.value
}

/// The same, once the task has come to its operation: the handler is called by who cancels the task.
public func handlerWaitsForOtherTask() async throws {
  let lock = Lock(name: "L")
  let begun = Semaphore(value: 0)
  let task = Task {
    hold(lock)
    await withTaskCancellationHandler {
      begun.signal()
    } onCancel: {
      lock.withLock {}
    }
    lock.unlock()
  }
  try await begun.wait()
  task.cancel()
  await task.value
}

/// Takes a lock where the compiler would not let a task do so, for the reason that is shown here.
private func hold(_ lock: Lock) { lock.lock() }
