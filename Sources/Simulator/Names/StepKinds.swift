import Trace

extension Step {
  /// Whether it changes a variable.
  var changesMemory: Bool { action == .write || action == .modify }

  /// Whether it looks at or changes a variable.
  var touchesMemory: Bool { changesMemory || action == .read }

  /// Whether it is about a lock, a condition or a semaphore.
  var isSynchronisation: Bool {
    switch action {
    case .lock, .unlock, .tryLock, .wait, .wake, .signal, .broadcast: true
    default: false
    }
  }
}
