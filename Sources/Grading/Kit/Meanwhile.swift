import Dispatch
import Synchronization

/// Work that goes on beside other work of ours, until somebody waits for it.
final class Meanwhile: Sendable {
  private let error = Mutex<GradingError?>(nil)
  private let group = DispatchGroup()

  /// Starts the work on another thread.
  init(_ work: @escaping @Sendable () throws(GradingError) -> Void) {
    DispatchQueue.global().async(group: group) { [self] in
      do throws(GradingError) { try work() } catch { self.error.withLock { $0 = error } }
    }
  }

  /// Waits for its end, and returns what went wrong; may be called more than once.
  @discardableResult func wait() -> GradingError? {
    group.wait()
    return error.withLock { $0 }
  }
}
