import Trace

extension Step {
  /// Whether it changes a variable.
  var changesMemory: Bool { action == .write || action == .modify }

  /// Whether it looks at or changes a variable.
  var touchesMemory: Bool { changesMemory || action == .read }

  /// Whether it gives a flag the value that it has already, so that nothing is lost by it.
  var repeatsFlag: Bool { before == after && (after == "true" || after == "false") }

  /// Whether it is about a lock, a condition or a semaphore.
  var isSynchronisation: Bool {
    switch action {
    case .lock, .unlock, .tryLock, .wait, .wake, .signal, .broadcast: true
    default: false
    }
  }
}
