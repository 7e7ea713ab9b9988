import ConcurrencyLab

/// A program that ends with the same text however its threads and tasks run: in a simulation, for real, under
/// ThreadSanitizer.
public struct Program: Sendable, CustomStringConvertible {
  /// What it is about.
  public let description: String
  /// What it runs.
  public let body: Body

  /// Where a program begins.
  public enum Body: Sendable {
    /// On a thread.
    case thread(@Sendable () throws -> String)
    /// In a task.
    case task(@Sendable () async throws -> String)
  }

  private init(_ description: String, _ body: @escaping @Sendable () throws -> String) {
    self.description = description
    self.body = .thread(body)
  }

  private init(_ description: String, _ body: @escaping @Sendable () async throws -> String) {
    self.description = description
    self.body = .task(body)
  }

  /// Runs it for real.
  ///
  /// A thread of the program may wait for its tasks, so it is one of its own: the threads that run tasks are no more
  /// than there are cores, and if one of them waits for a task there may be none left to run it.
  public func run() async throws -> String {
    switch body {
    case .thread(let body):
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
      }
    case .task(let body): try await body()
    }
  }

  /// One program for each kind of type that a learner imports, and for each way in which tasks meet.
  public static let all: [Program] = [
    Program("locks", locks), Program("waits", waits), Program("channels", channels),
    Program("meetings", meetings), Program("readers and writers", readersAndWriters),
    Program("cells and clocks", cellsAndClocks), Program("web", web),
    Program("interpreter", interpreter), Program("thread pools", threadPools),
    Program("process pools", processPools), Program("processes that die", processesThatDie),
    Program("task groups", taskGroups), Program("actors", actors),
    Program("continuations", continuations), Program("streams", streams),
    Program("cancellation", cancellation), Program("futures of tasks", futuresOfTasks),
    Program("tasks that await futures", tasksThatAwaitFutures),
    Program("channels of tasks", channelsOfTasks), Program("meetings of tasks", meetingsOfTasks),
    Program("clocks of tasks", clocksOfTasks), Program("web of tasks", webOfTasks),
  ]
}

/// Two plain numbers that a lock of the program guards, or none does.
public final class Box: @unchecked Sendable {
  // Safe as far as the program is: that is what ThreadSanitizer is asked.
  /// The first.
  public var first = 0
  /// The second.
  public var second = 0

  /// Makes a box of zeros.
  public init() {}
}

/// A sum that a mutex guards, for closures within closures.
final class Tally: Sendable {
  private let count = Mutex(0)

  func add(_ amount: Int) { count.withLock { $0 += amount } }
  var sum: Int { count.withLock { $0 } }
}
