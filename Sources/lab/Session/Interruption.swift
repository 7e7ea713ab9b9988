import Glibc
import Synchronization
import Terminal

/// Ctrl-C, and what becomes of a grading run that it hits.
enum Interruption {
  private static let requested = Atomic(false)
  private static let grading = Atomic(false)

  /// Whether somebody wants the lab to stop.
  static var isRequested: Bool { requested.load(ordering: .sequentiallyConsistent) }

  /// Does something that looks at `isRequested` and ends soon after it is set.
  static func whileGrading<T>(_ body: () throws -> T) rethrows -> T {
    grading.store(true, ordering: .sequentiallyConsistent)
    defer { grading.store(false, ordering: .sequentiallyConsistent) }
    return try body()
  }

  /// Takes the signals that end a program, on a thread of their own, before any other is started.
  ///
  /// A command that is grading is asked to stop and gets two seconds for it; any other ends at once.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    var signals = stoppers()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
  }

  private static func stoppers() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    return signals
  }

  private static func wait() -> UnsafeMutableRawPointer? {
    var signals = stoppers()
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 {}
    requested.store(true, ordering: .sequentiallyConsistent)
    if grading.load(ordering: .sequentiallyConsistent) {
      var patience = timespec(tv_sec: 2, tv_nsec: 0)
      // A second signal ends the wait.
      sigtimedwait(&signals, nil, &patience)
    }
    say()
    _exit(ExitCode.interrupted.rawValue)
  }

  /// Says, in one line, that it stopped.
  static func say() {
    let text = "\r\u{1B}[Kstopped; nothing was recorded\n"
    let plain = "\nstopped; nothing was recorded\n"
    let bytes = Array((isatty(2) == 1 ? text : plain).utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
