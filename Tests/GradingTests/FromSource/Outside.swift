import Testing

/// Programs that use something outside of the simulation, each in one way.
enum Outside {
  /// A learner's few lines, and what has to be said of one of them.
  struct Program: Sendable, CustomTestStringConvertible {
    /// The body of a function; the line that is refused ends in the mark, or is the last one.
    var code: String
    /// What is said after the line's number, or in it.
    var what: String
    /// What is said to do instead.
    var instead: String

    var testDescription: String { code }

    /// The mark of the line that is refused.
    static let mark = "  // here"

    /// The whole file.
    var text: String {
      """
      import Foundation
      import Synchronization
      func work() \(code.contains("await") ? "async throws" : "throws") {
      \(code)
      }
      public func program() async throws -> String {
        try await work()
        return "done"
      }

      """
    }

    /// The line that is refused.
    var line: Int? {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let place = lines.firstIndex { $0.hasSuffix(Self.mark) } ?? lines.firstIndex { $0 == "}" }
      return place.map { lines[$0].hasSuffix(Self.mark) ? $0 + 1 : $0 }
    }
  }

  /// What is refused.
  static let programs =
    queues + loops + threads + clocks + waits + chances + elsewhere + executors + memory + files
    + processes + functions

  private static func said(
    _ what: String, _ instead: String, of programs: [String]
  ) -> [Program] {
    programs.map { Program(code: $0, what: what, instead: instead) }
  }

  /// What is said of C functions, by their names.
  private static func said(
    ofEach names: [(name: String, code: String)], _ what: String, _ instead: String
  ) -> [Program] {
    names.map { Program(code: $0.code, what: "'\($0.name)' \(what)", instead: instead) }
  }

  private static let cannot = "cannot be simulated"
  private static let mayNotCall = "is a C function that a solution may not call"

  // MARK: Queues and loops

  private static let queues =
    said(
      "a dispatch queue or semaphore of the system \(cannot)",
      "Use Thread, ThreadPoolExecutor or Task; Semaphore for a semaphore.",
      of: [
        "DispatchQueue.global().async { }",
        "let queue = DispatchQueue(label: \"mine\")  // here\nqueue.sync { }",
        "DispatchQueue.main.async { }",
        "DispatchQueue.concurrentPerform(iterations: 2) { _ in }",
        "let group = DispatchGroup()  // here\ngroup.enter()\ngroup.leave()",
        "let item = DispatchWorkItem { }  // here\nitem.perform()",
        "let timer = DispatchSource.makeTimerSource()  // here\ntimer.resume()",
        "let free = Dispatch.DispatchSemaphore(value: 1)  // here\nfree.signal()",
        "DispatchQueue.main.asyncAfter(deadline: .now() + 1) { }", "dispatchMain()",
      ])
    + said(
      "an operation queue \(cannot)", "Use ThreadPoolExecutor or Task.",
      of: [
        "let queue = OperationQueue()  // here\nqueue.addOperation { }",
        "BlockOperation { }.start()",
        """
        final class Download: Operation, @unchecked Sendable { override func main() { } }  // here
        Download().start()
        """,
      ])

  private static let loops =
    said(
      "a run loop \(cannot)", "Use Thread.sleep(for:), or try await Task.sleep(for:).",
      of: [
        "Timer(timeInterval: 1, repeats: false) { _ in }.fire()",
        "_ = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in }",
        "RunLoop.main.run()",
      ])
    + said(
      "a notification center keeps its observers from one run of the code to the next, which \(cannot)",
      "Hand a closure to whoever is to call it, or use Channel or AsyncStream.",
      of: [
        "NotificationCenter.default.post(name: .init(\"news\"), object: nil)",
        "_ = NotificationCenter.default.addObserver(forName: nil, object: nil, queue: nil) { _ in }",
      ])

  // MARK: Threads and locks of the system

  private static let threads =
    said(
      "a thread of the system \(cannot)", "Use Thread without a module in front of it.",
      of: ["Foundation.Thread { }.start()", "Foundation.Thread.sleep(forTimeInterval: 1)"])
    + said(
      "a lock of the system \(cannot)",
      "Use Lock, RecursiveLock, Condition or Mutex, without a module in front of them.",
      of: [
        "Foundation.NSLock().lock()", "Foundation.NSCondition().wait()",
        "NSConditionLock(condition: 0).lock(whenCondition: 0)",
      ])
    + said(
      "a lock of the system \(cannot)", "Use Mutex without a module in front of it.",
      of: ["let lock = Synchronization.Mutex(0)\nlock.withLock { $0 += 1 }"])
    + said(
      "an atomic of the system has operations that \(cannot)",
      "Use Atomic without a module in front of it.",
      of: ["let flag = Synchronization.Atomic(0)  // here\nflag.store(1, ordering: .relaxed)"])
    + said(
      ofEach: [
        ("pthread_mutex_t", "var lock = pthread_mutex_t()  // here\npthread_mutex_lock(&lock)")
      ], "is a C type that a solution may not use", "Use Mutex or Lock.")
    + said(
      ofEach: [
        (
          "pthread_create",
          "var thread = pthread_t()\npthread_create(&thread, nil, { _ in nil }, nil)"
        )
      ], mayNotCall, "Use Thread.")

  // MARK: Time

  private static let clocks =
    said(
      "'Date' reads a real clock, which \(cannot)", "Use ContinuousClock().now.",
      of: [
        "print(Date())", "print(Date.now)", "print(Date(timeIntervalSinceNow: 1))",
        "print(Date(timeIntervalSince1970: 0).timeIntervalSinceNow)",
        "print(Date.timeIntervalSinceReferenceDate)", "print(DateInterval())",
        "print(Calendar.current.isDateInToday(Date(timeIntervalSince1970: 0)))",
        "print(Date(timeIntervalSince1970: 0).formatted(.relative(presentation: .named)))",
      ])
    + said(
      "a time of Dispatch is read from a real clock, which \(cannot)", "Use ContinuousClock().now.",
      of: ["print(DispatchTime.now().uptimeNanoseconds)", "print(DispatchWallTime.now())"])
    + said(
      "'systemUptime' reads a real clock, which \(cannot)", "Use ContinuousClock().now.",
      of: ["print(ProcessInfo.processInfo.systemUptime)"])
    + said(
      "a clock of the system \(cannot)",
      "Use ContinuousClock(), SuspendingClock() and Task.sleep(for:), without a module in front of them; '.continuous' in its place may mean the system's.",
      of: [
        "print(Swift.ContinuousClock.now)",
        "let clock = Swift.SuspendingClock()  // here\nprint(clock.now)",
      ])
    + said(
      ofEach: [
        ("time", "print(time(nil))"), ("clock", "print(clock())"),
        ("gettimeofday", "var now = timeval()\ngettimeofday(&now, nil)"),
        ("clock_gettime", "var now = timespec()\nclock_gettime(CLOCK_MONOTONIC, &now)"),
      ], "reads a real clock, which \(cannot)", "Use ContinuousClock().now.")

  private static let waits =
    said(
      ofEach: [
        ("sleep", "sleep(1)"), ("usleep", "usleep(1)"),
        ("nanosleep", "var time = timespec(tv_sec: 1, tv_nsec: 0)\nnanosleep(&time, nil)"),
      ], "waits in real time, which \(cannot)",
      "Use Thread.sleep(for:), or try await Task.sleep(for:).")
    + said(
      "the old 'Task.sleep' without a label waits in real time, which \(cannot)",
      "Use try await Task.sleep(for:).", of: ["try await Task.sleep(1)"])
    + said(
      ofEach: [("sched_yield", "sched_yield()")],
      "gives way to real threads, which \(cannot)", "Use Thread.yield().")
    + said(
      ofEach: [
        ("poll", "poll(nil, 0, 100)"), ("select", "select(0, nil, nil, nil, nil)"),
        ("alarm", "alarm(1)"), ("pause", "pause()"),
      ], "waits for the system, which \(cannot)",
      "Use Condition or Channel, or sleep with Thread.sleep(for:).")

  // MARK: Chance

  private static let chances =
    said(
      "a random value is different every time, so a schedule cannot be run again",
      "Draw from a generator with a seed: var random = Random(seed: 1), then Int.random(in: 1...6, using: &random).",
      of: [
        "print(Int.random(in: 1...6))", "print(Double.random(in: 0..<1))", "print(Bool.random())",
        "print([1, 2, 3].shuffled())", "var cards = [1, 2]\ncards.shuffle()",
        "print(Set([1, 2]).randomElement() ?? 0)", "print(UUID())",
        "var random = SystemRandomNumberGenerator()  // here\nprint(random.next())",
      ])
    + said(
      ofEach: [
        ("rand", "print(rand())"), ("random", "print(random())"), ("srand", "srand(1)"),
        ("drand48", "print(drand48())"), ("lrand48", "print(lrand48())"),
        ("arc4random", "print(arc4random())"),
        ("arc4random_uniform", "print(arc4random_uniform(6))"),
        ("rand_r", "var seed: UInt32 = 1\nprint(rand_r(&seed))"),
      ], "is different every time, so a schedule cannot be run again",
      "Draw from a generator with a seed: Random(seed: 1).")

  // MARK: The machine, the user, the process

  private static let elsewhere =
    said(
      "the number of processors is different on another machine, so a schedule cannot be run again",
      "Take the number of workers as a parameter.",
      of: [
        "print(ProcessInfo.processInfo.activeProcessorCount)",
        "print(ProcessInfo.processInfo.processorCount)",
      ])
    + said(
      ofEach: [
        ("getpid", "print(getpid())"), ("pthread_self", "print(pthread_self())"),
        ("sysconf", "print(sysconf(Int32(_SC_NPROCESSORS_ONLN)))"),
      ], "is different on another machine or in another run, so a schedule cannot be run again",
      "Take it as a parameter.")
    + said(
      "'ProcessInfo.environment' reaches outside the solution", "Take it as a parameter.",
      of: ["print(ProcessInfo.processInfo.environment)"])
    + said(
      "'ProcessInfo.hostName' reaches outside the solution", "Take it as a parameter.",
      of: ["print(ProcessInfo.processInfo.hostName)"])
    + said(
      "'CommandLine' is what somebody else started the program with", "Take it as a parameter.",
      of: ["print(CommandLine.arguments)"])
    + said(
      "'readLine' waits for somebody to type, which \(cannot)",
      "Take what it reads as a parameter.", of: ["print(readLine() ?? \"\")"])

  // MARK: Executors and memory

  private static let executors = said(
    "an executor of one's own or of the system \(cannot)",
    "Leave it out: actors and tasks run on the simulator's executors, in every order that they allow.",
    of: [
      "await withTaskExecutorPreference(globalConcurrentExecutor) { }",
      "await Task(executorPreference: globalConcurrentExecutor) { }.value",
      "final class Mine: TaskExecutor { func enqueue(_ job: consuming ExecutorJob) { } }",
      """
      final class Mine: SerialExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
          let job = UnownedJob(job)
          Thread { job.runSynchronously(on: self.asUnownedSerialExecutor()) }.start()  // here
        }
      }
      """,
    ])

  private static let memory =
    said(
      "what is in a 'ManagedBuffer' cannot be watched",
      "Use a class with variables of its own, or Array.",
      of: ["print(ManagedBuffer<Int, Int>.create(minimumCapacity: 1) { _ in 0 }.header)"])
    + said(
      "an unsafe continuation may be resumed twice or never, and nobody notices",
      "Use withCheckedContinuation or withCheckedThrowingContinuation.",
      of: ["await withUnsafeContinuation { $0.resume() }"])
    + said(
      "it takes a task of which nothing keeps that it is there",
      "Use Task.isCancelled, or keep the task in a variable and cancel() that.",
      of: ["withUnsafeCurrentTask { $0?.cancel() }"])
    + said(
      "what a memory fence orders is not simulated",
      "Give the atomic operations themselves an ordering.",
      of: ["atomicMemoryFence(ordering: .acquiring)"])
    + said(
      "'@_silgen_name' is an attribute for the standard library", "Leave it out.",
      of: ["@_silgen_name(\"usleep\") func pause(_ time: UInt32)"])

  // MARK: Files, the network, processes

  private static let files =
    said(
      "'FileManager' of Foundation is not among the types that a solution may use", noFiles,
      of: ["print(FileManager.default.currentDirectoryPath)"])
    + said(
      "'FileHandle' of Foundation is not among the types that a solution may use", noFiles,
      of: ["FileHandle.standardOutput.write(Data())"])
    + said(
      "'String.init(contentsOfFile: __shared String, encoding: String.Encoding) throws' reaches outside the solution",
      noFiles, of: ["print(try String(contentsOfFile: \"notes\", encoding: .utf8))"])
    + said(
      "'StringProtocol.write<A where A1: StringProtocol>(toFile: A1, atomically: Bool...' reaches outside the solution",
      noFiles, of: ["try \"x\".write(toFile: \"notes\", atomically: true, encoding: .utf8)"])
    + said(
      "'NSString.expandingTildeInPath' reaches outside the solution", noFiles,
      of: ["print(NSString(\"~\").expandingTildeInPath)"])
    + said(
      ofEach: [
        ("fopen", "_ = fopen(\"notes\", \"r\")"), ("close", "close(1)"),
        ("read", "var bytes: [UInt8] = [0]\n_ = read(0, &bytes, 1)"),
      ], mayNotCall, noFiles)
    + said(
      "'FoundationNetworking' is not among the modules that a solution may import", noNetwork,
      of: ["import FoundationNetworking"])
    + said(
      ofEach: [("socket", "_ = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)")], mayNotCall,
      "Use the web that the tests hand in.")

  private static let noFiles = "A solution has no files; take what you need as a parameter."
  private static let noNetwork =
    "The network outside cannot be simulated; use the web that the tests hand in."

  private static let processes =
    said(
      "'Process' of Foundation is not among the types that a solution may use",
      "A solution starts no processes; use ProcessPoolExecutor.", of: ["try Process().run()"])
    + said(
      ofEach: [
        ("fork", "_ = fork()"), ("system", "_ = system(\"ls\")"),
        ("waitpid", "_ = waitpid(0, nil, 0)"),
      ], mayNotCall, "A solution starts no processes; use ProcessPoolExecutor.")
    + said(
      "'Pipe' of Foundation is not among the types that a solution may use",
      "Use Channel between threads or tasks.", of: ["print(Pipe())"])
    + said(
      ofEach: [("pipe", "var ends: [Int32] = [0, 0]\n_ = pipe(&ends)")], mayNotCall,
      "Use Channel between threads or tasks.")

  private static let functions =
    said(ofEach: [("exit", "exit(0)")], mayNotCall, "Return, or throw an error.")
    + said(ofEach: [("raise", "raise(SIGINT)")], mayNotCall, "Throw an error.")
    + said(
      ofEach: [("signal", "signal(SIGINT) { _ in }")], mayNotCall,
      "Nobody sends a solution signals; use Condition, or a Channel.")
    + said(
      ofEach: [("sem_wait", "var free = sem_t()\nsem_wait(&free)")], mayNotCall, "Use Semaphore.")
    + said(
      ofEach: [
        ("pthread_cond_signal", "var come = pthread_cond_t()\npthread_cond_signal(&come)")
      ], mayNotCall, "Use Condition.")
    + said(
      ofEach: [
        ("pthread_rwlock_rdlock", "var lock = pthread_rwlock_t()\npthread_rwlock_rdlock(&lock)")
      ], mayNotCall, "Use ReadWriteLock.")
    + said(ofEach: [("getenv", "_ = getenv(\"HOME\")")], mayNotCall, "Take it as a parameter.")
    + said(
      ofEach: [("dlsym", "_ = dlsym(nil, \"exit\")"), ("dlopen", "_ = dlopen(nil, 1)")],
      mayNotCall, "Call functions by their names.")
    + said(ofEach: [("puts", "puts(\"x\")")], mayNotCall, "Use print.")

  // MARK: What is not there

  /// What the compiler does not find on this system.
  static let unknown: [Program] = [
    ("URLSession.shared.resume()", "'URLSession'", noNetwork),
    ("var lock = os_unfair_lock()", "'os_unfair_lock'", "Use Mutex or Lock."),
    (
      "print(CFAbsoluteTimeGetCurrent())", "'CFAbsoluteTimeGetCurrent'",
      "Use ContinuousClock().now."
    ),
    (
      "print(Thread.isMainThread)", "'isMainThread'",
      "A Thread has start(), join(), Thread.sleep(for:) and Thread.yield(); what else it has to know, hand to it."
    ),
    (
      "Thread.sleep(until: Date(timeIntervalSince1970: 0))", "'sleep'",
      "Use Thread.sleep(for:) with a Duration: .milliseconds(20)."
    ),
    (
      "autoreleasepool { }", "'autoreleasepool'", "Leave it out: Swift needs none on this system."
    ),
  ].map { Program(code: $0.0, what: $0.1, instead: $0.2) }
}
