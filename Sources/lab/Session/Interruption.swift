import Glibc
import Synchronization
import Terminal

/// Ctrl-C, and what becomes of a grading run that it hits.
enum Interruption {
  private static let requested = Atomic(false)
  private static let grading = Atomic(false)
  private static let preparing = Atomic(false)
  private static let serving = Atomic(false)

  /// Whether somebody wants the lab to stop.
  static var isRequested: Bool { requested.load(ordering: .sequentiallyConsistent) }

  /// Does something that looks at `isRequested` and ends soon after it is set.
  static func whileGrading<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    grading.store(true, ordering: .sequentiallyConsistent)
    defer { grading.store(false, ordering: .sequentiallyConsistent) }
    return try body()
  }

  /// Does something that can end at any time: what is half made is not used, and made anew.
  static func whilePreparing<T>(_ body: () throws -> T) rethrows -> T {
    preparing.store(true, ordering: .sequentiallyConsistent)
    defer { preparing.store(false, ordering: .sequentiallyConsistent) }
    return try body()
  }

  /// Does something that Ctrl-C is the ordinary end of.
  static func whileServing<T>(_ body: () throws -> T) rethrows -> T {
    serving.store(true, ordering: .sequentiallyConsistent)
    defer { serving.store(false, ordering: .sequentiallyConsistent) }
    return try body()
  }

  /// Takes the signals that end or stop a program, and what a screen has to know, on a thread of their
  /// own, before any other is started.
  ///
  /// A command that is grading is asked to stop and gets two seconds for it; any other ends at once.
  static func watch() {
    signal(SIGPIPE, SIG_IGN)
    var signals = set(enders + [SIGTSTP, SIGCONT, SIGWINCH])
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
  }

  private static let enders = [SIGINT, SIGTERM, SIGHUP]

  private static func set(_ numbers: [Int32]) -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    return signals
  }

  private static func wait() -> UnsafeMutableRawPointer? {
    var signals = set(enders + [SIGTSTP, SIGCONT, SIGWINCH])
    while true {
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { continue }
      switch number {
      case SIGTSTP: TerminalModes.suspend()
      case SIGCONT: TerminalModes.takeAgain()
      case SIGWINCH: TerminalModes.noteResize()
      default: end()
      }
    }
  }

  private static func end() -> Never {
    requested.store(true, ordering: .sequentiallyConsistent)
    if grading.load(ordering: .sequentiallyConsistent) {
      var signals = set(enders)
      var patience = timespec(tv_sec: 2, tv_nsec: 0)
      // A second signal ends the wait.
      sigtimedwait(&signals, nil, &patience)
    }
    TerminalModes.leave()
    say()
    _exit(ExitCode.interrupted.rawValue)
  }

  /// Says, in one line, that it stopped.
  static func say() {
    let isPreparing = preparing.load(ordering: .sequentiallyConsistent)
    let isServing = serving.load(ordering: .sequentiallyConsistent)
    let what =
      isServing
      ? "the sites are gone"
      : isPreparing ? "the first check does the rest" : "nothing was recorded"
    let lead = isatty(2) == 1 ? "\r\u{1B}[K" : "\n"
    let bytes = Array("\(lead)stopped; \(what)\n".utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
