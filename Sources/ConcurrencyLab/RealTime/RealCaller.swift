internal import Glibc
internal import Simulator

/// Who makes a call in a run for real.
enum RealCaller: Hashable, Sendable {
  /// A task, by the number that no other task has.
  case task(UInt64)
  /// A thread, by what the system calls it while it lives.
  case thread(UInt)

  /// Who calls this.
  static var caller: RealCaller {
    if let task = RunningTask.identifier { return .task(task) }
    return .thread(pthread_self())
  }

  /// Whether everything that it does between two calls is known to be running.
  var isThread: Bool {
    if case .thread = self { true } else { false }
  }
}
