/// What to use instead of something that learners know from elsewhere, and that the compiler does not find.
enum CompilerAdvice {
  /// The way out of an error of the compiler's, if it is one of these.
  static func advice(on message: String) -> String? {
    advice.first { piece, _ in message.contains(piece) }?.instead
  }

  /// Pieces of the compiler's sentences.
  private static let advice: [(piece: String, instead: String)] = [
    ("'URLSession'", network), ("'URLRequest'", network),
    ("'os_unfair_lock", lock), ("'OSAllocatedUnfairLock'", lock), ("'NSDistributedLock'", lock),
    ("'objc_sync_enter'", lock), ("'OSSpinLock", lock),
    ("'CFAbsoluteTimeGetCurrent'", clock), ("'CACurrentMediaTime'", clock),
    ("'mach_absolute_time'", clock), ("'UTCClock'", clock), ("type 'DispatchTime'", waiting),
    ("'CFRunLoopRun'", "Use Thread.sleep(for:), or try await Task.sleep(for:)."),
    ("'autoreleasepool'", "Leave it out: Swift needs none on this system."),
    ("class 'Thread'", "Hand the work to a thread as a closure: Thread { ... }."),
    ("'sleep'", "Use Thread.sleep(for:) with a Duration: .milliseconds(20)."),
    ("'Thread' has no member", thread), ("'Thread', which has no member", thread),
    ("var 'stderr'", "Use print."), ("var 'stdout'", "Use print."), ("'printf'", "Use print."),
    ("'gettid'", "Take it as a parameter."), ("'get_nprocs'", "Take it as a parameter."),
    (
      "'NotificationCenter' has no member",
      "Hand a closure to whoever is to call it, or use Channel or AsyncStream."
    ),
    ("'syscall'", "Do it with what Swift itself and ConcurrencyLab have."),
  ]

  private static let network =
    "The network outside cannot be simulated; use the web that the tests hand in."
  private static let lock = "Use Mutex or Lock."
  private static let clock = "Use ContinuousClock().now."
  private static let waiting = "Say how long as it is written there: wait(timeout: .now() + 1)."
  private static let thread =
    "A Thread has start(), join(), Thread.sleep(for:) and Thread.yield(); what else it has to know, hand to it."
}
