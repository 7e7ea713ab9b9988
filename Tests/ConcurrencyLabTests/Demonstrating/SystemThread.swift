import Foundation
import Synchronization

/// A thread of this process, as the system sees it.
struct SystemThread: Sendable {
  private let status: String

  /// The calling thread.
  static var current: SystemThread? {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
    return link.map { SystemThread(status: "/proc/\($0)/stat") }
  }

  /// Whether it waits inside the system for something.
  var isAsleep: Bool {
    guard let text = try? String(contentsOfFile: status, encoding: .utf8),
      let name = text.lastIndex(of: ")")
    else { return false }
    return text[name...].hasPrefix(") S")
  }
}

/// One thread that says which it is, and another that waits until it sleeps.
final class Bed: Sendable {
  private let sleeper = Synchronization.Mutex<SystemThread?>(nil)

  /// The calling thread is about to sleep, and does nothing else before that.
  func lieDown() { sleeper.withLock { $0 = .current } }

  /// Returns when the one that lay down is asleep.
  func watch() {
    while !(sleeper.withLock { $0 }?.isAsleep ?? false) { sched_yield() }
  }
}
