// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab

// Tasks with priorities: accepted, told to whoever asks, and of no influence on who goes on.

/// What tasks are told of their priorities.
public enum Priorities {
  /// The priorities of a task that is asked for with one, of its child, and of a detached task without.
  public static func asked() async -> [TaskPriority] {
    let high = Task(priority: .high) {
      async let child = Task.currentPriority
      return [Task.currentPriority, await child]
    }
    let low = Task.detached { Task.currentPriority }
    return await high.value + [low.value]
  }

  /// The base priority of a low task that a higher one waits for, and what it has while it runs.
  public static func awaited() async -> [TaskPriority] {
    let low = Task.detached(priority: .background) {
      await Task.yield()
      return [Task.basePriority, Task.currentPriority].compactMap(\.self)
    }
    return await low.value
  }

  /// What a low task has after somebody raised it.
  public static func raised() async -> [TaskPriority] {
    let low = Task.detached(priority: .background) {
      await Task.yield()
      return Task.currentPriority
    }
    low.escalatePriority(to: .high)
    return [await low.value]
  }

  /// A high and a low task that add to one actor; returns who came first in each schedule.
  public static func order() async -> [String] {
    let log = Log()
    async let high: Void = Task.detached(priority: .high) { await log.add("high") }.value
    async let low: Void = Task.detached(priority: .background) { await log.add("low") }.value
    _ = await (high, low)
    return await log.names
  }

  private actor Log {
    var names: [String] = []
    func add(_ name: String) { names.append(name) }
  }
}
