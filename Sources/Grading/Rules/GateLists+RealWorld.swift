extension GateLists {
  /// Something that the simulator cannot control, and what to use instead.
  struct RealWorldRule: Sendable {
    /// Names it by module and member; `*` stands for every member.
    var members: Set<DemangledName.Member> = []
    /// Or by a piece of the demangled name.
    var patterns: [String] = []
    /// What is said of it.
    var what: String
    /// What to use instead.
    var instead: String?

    /// Whether a name is meant.
    func matches(_ name: DemangledName) -> Bool {
      name.members.contains { member in
        members.contains(member) || members.contains(.init(module: member.module, name: "*"))
      } || patterns.contains { name.text.contains($0) }
    }
  }

  private static func foundation(_ names: String...) -> Set<DemangledName.Member> {
    Set(
      names.flatMap { name in
        ["Foundation", "FoundationEssentials"].map { .init(module: $0, name: name) }
      })
  }

  /// What is said of executors that somebody else has written.
  static let executors = (
    what: "an executor of one's own or of the system cannot be simulated",
    instead:
      "Leave it out: actors and tasks run on the simulator's executors, in every order that they allow."
  )

  /// What is said of names for which the compiler has only the word unsafe.
  static let unsafeNames:
    [(names: Set<String>, rule: Refusal.Rule, what: String, instead: String)] =
      [
        (
          ["UnownedSerialExecutor", "UnownedTaskExecutor", "UnownedJob"], .simulation,
          executors.what, executors.instead
        ),
        (
          ["UnsafeContinuation", "withUnsafeContinuation", "withUnsafeThrowingContinuation"],
          .memory,
          "an unsafe continuation may be resumed twice or never, and nobody notices",
          "Use withCheckedContinuation or withCheckedThrowingContinuation."
        ),
        (
          ["UnsafeCurrentTask", "withUnsafeCurrentTask"], .memory,
          "it takes a task of which nothing keeps that it is there",
          "Use Task.isCancelled, or keep the task in a variable and cancel() that."
        ),
      ]

  static let realWorld: [RealWorldRule] = [
    RealWorldRule(
      members: [
        .init(module: "Dispatch", name: "DispatchTime"),
        .init(module: "Dispatch", name: "DispatchWallTime"),
      ],
      what: "a time of Dispatch is read from a real clock, which cannot be simulated",
      instead: "Use ContinuousClock().now."),
    RealWorldRule(
      members: [
        .init(module: "Dispatch", name: "*"), .init(module: "__C", name: "dispatch_queue_t"),
      ],
      what: "a dispatch queue or semaphore of the system cannot be simulated",
      instead: "Use Thread, ThreadPoolExecutor or Task; Semaphore for a semaphore."),
    RealWorldRule(
      members: foundation("OperationQueue", "Operation", "BlockOperation"),
      what: "an operation queue cannot be simulated", instead: "Use ThreadPoolExecutor or Task."),
    RealWorldRule(
      members: foundation("Timer", "RunLoop"), what: "a run loop cannot be simulated",
      instead: "Use Thread.sleep(for:), or try await Task.sleep(for:)."),
    RealWorldRule(
      members: foundation("URLSession", "URLRequest"),
      what: "the network outside cannot be simulated",
      instead: noNetwork),
    RealWorldRule(
      members: foundation("NotificationCenter", "NotificationQueue", "NSNotification"),
      what:
        "a notification center keeps its observers from one run of the code to the next, which cannot be simulated",
      instead: "Hand a closure to whoever is to call it, or use Channel or AsyncStream."),
    RealWorldRule(
      members: [
        .init(module: "Swift", name: "globalConcurrentExecutor"),
        .init(module: "Swift", name: "withTaskExecutorPreference"),
      ],
      patterns: [
        "protocol descriptor for Swift.SerialExecutor",
        "protocol descriptor for Swift.TaskExecutor",
      ],
      what: executors.what, instead: executors.instead),
    RealWorldRule(
      members: [.init(module: "Swift", name: "ManagedBuffer")],
      what: "what is in a 'ManagedBuffer' cannot be watched",
      instead: "Use a class with variables of its own, or Array."),
    RealWorldRule(
      members: [.init(module: "Swift", name: "readLine")],
      what: "'readLine' waits for somebody to type, which cannot be simulated",
      instead: "Take what it reads as a parameter."),
    RealWorldRule(
      members: [.init(module: "Swift", name: "CommandLine")],
      what: "'CommandLine' is what somebody else started the program with",
      instead: "Take it as a parameter."),
    RealWorldRule(
      patterns: ["ProcessInfo.processorCount", "ProcessInfo.activeProcessorCount"],
      what:
        "the number of processors is different on another machine, so a schedule cannot be run again",
      instead: "Take the number of workers as a parameter."),
    RealWorldRule(
      members: foundation("Thread"), what: "a thread of the system cannot be simulated",
      instead: "Use Thread without a module in front of it."),
    RealWorldRule(
      members: foundation("NSLock", "NSRecursiveLock", "NSCondition", "NSConditionLock"),
      what: "a lock of the system cannot be simulated",
      instead: "Use Lock, RecursiveLock, Condition or Mutex, without a module in front of them."),
    RealWorldRule(
      members: [
        .init(module: "Synchronization", name: "Mutex"),
        .init(module: "Synchronization", name: "_MutexHandle"),
      ], what: "a lock of the system cannot be simulated",
      instead: "Use Mutex without a module in front of it."),
    RealWorldRule(
      // What an operation compiled into the file needs; the lab's atomic has one of the system's inside.
      patterns: ["type metadata for Synchronization._Atomic"],
      what: "an atomic of the system has operations that cannot be simulated",
      instead: "Use Atomic without a module in front of it."),
    RealWorldRule(
      members: [.init(module: "Synchronization", name: "AtomicLazyReference")],
      what: "an atomic reference of the system cannot be simulated",
      instead: "Use AtomicLazyReference without a module in front of it."),
    RealWorldRule(
      members: [
        .init(module: "Swift", name: "ContinuousClock"),
        .init(module: "Swift", name: "SuspendingClock"),
      ],
      what: "a clock of the system cannot be simulated",
      instead:
        "Use ContinuousClock(), SuspendingClock() and Task.sleep(for:), without a module in front of them; '.continuous' in its place may mean the system's."
    ),
    RealWorldRule(
      patterns: [".sleep(Swift.UInt64) async -> ()"],
      what: "the old 'Task.sleep' without a label waits in real time, which cannot be simulated",
      instead: "Use try await Task.sleep(for:)."),
    RealWorldRule(
      patterns: ["ProcessInfo.systemUptime"],
      what: "'systemUptime' reads a real clock, which cannot be simulated",
      instead: "Use ContinuousClock().now."),
    RealWorldRule(
      patterns: [
        "Date.init() ->", "Date.now.getter", "timeIntervalSinceNow",
        "Date.timeIntervalSinceReferenceDate.getter", "DateInterval.init() ->",
        "Calendar.isDateInToday", "Calendar.isDateInTomorrow", "Calendar.isDateInYesterday",
        "Date.RelativeFormatStyle",
      ], what: "'Date' reads a real clock, which cannot be simulated",
      instead: "Use ContinuousClock().now."),
    RealWorldRule(
      members: [.init(module: "Swift", name: "SystemRandomNumberGenerator")],
      patterns: [
        ".random(in: ", ".shuffled() ->", ".shuffle() ->", ".randomElement() ->", ".random() ->",
        "UUID.init() ->",
      ],
      what: "a random value is different every time, so a schedule cannot be run again",
      instead:
        "Draw from a generator with a seed: var random = Random(seed: 1), then Int.random(in: 1...6, using: &random)."
    ),
  ]
}
