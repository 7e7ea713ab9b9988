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
      instead: "Use the web that the tests hand in."),
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
        "Date.timeIntervalSinceReferenceDate.getter",
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
