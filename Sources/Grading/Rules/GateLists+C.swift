extension GateLists {
  /// A family of C functions, and what is said of it.
  struct CFamily: Sendable {
    /// Names, and beginnings of names, which end in `*`.
    var names: Set<String>
    /// The rule that it breaks.
    var rule = Refusal.Rule.reach
    /// What is said after the name.
    var what = "is a C function that a solution may not call"
    /// What to use instead.
    var instead: String

    /// Whether a function is one of them.
    func contains(_ name: String) -> Bool {
      names.contains(name)
        || names.contains { $0.last == "*" && name.hasPrefix($0.dropLast()) }
    }
  }

  /// What is said about a C function that a solution may not call: the first family that has it decides.
  static func refusal(ofC name: String) -> Refusal {
    let family = cFamilies.first { $0.contains(name) } ?? CFamily(names: [], instead: ownMeans)
    return Refusal(family.rule, "'\(name)' \(family.what)", instead: family.instead)
  }

  /// What is offered for whatever has nothing nearer.
  static let ownMeans =
    "Do it with what Swift itself and ConcurrencyLab have, or take it as a parameter."
  static let noFiles = "A solution has no files; take what you need as a parameter."
  static let noProcesses = "A solution starts no processes; use ProcessPoolExecutor."
  static let noNetwork = "Use the web that the tests hand in."

  private static let cFamilies: [CFamily] = [
    CFamily(
      names: ["sleep", "usleep", "nanosleep", "clock_nanosleep", "thrd_sleep"], rule: .simulation,
      what: "waits in real time, which cannot be simulated",
      instead: "Use Thread.sleep(for:), or try await Task.sleep(for:)."),
    CFamily(
      names: [
        "time", "times", "clock", "clock_gettime", "clock_getres", "gettimeofday", "ftime",
        "timespec_get", "getrusage", "getitimer",
      ], rule: .simulation, what: "reads a real clock, which cannot be simulated",
      instead: "Use ContinuousClock().now."),
    CFamily(
      names: [
        "random", "random_r", "srandom", "rand", "rand_r", "srand", "arc4random*", "drand48",
        "erand48", "lrand48", "mrand48", "nrand48", "jrand48", "srand48", "getrandom",
        "getentropy",
      ], rule: .simulation, what: "is different every time, so a schedule cannot be run again",
      instead: "Draw from a generator with a seed: Random(seed: 1)."),
    CFamily(
      names: ["sched_yield", "pthread_yield", "thrd_yield"], rule: .simulation,
      what: "gives way to real threads, which cannot be simulated", instead: "Use Thread.yield()."),
    CFamily(
      names: ["syscall", "__errno_location"], rule: .simulation,
      what: "is how a lock of the system waits, which cannot be simulated",
      instead: "Use Mutex without a module in front of it."),
    CFamily(
      names: [
        "poll", "ppoll", "select", "pselect", "epoll_*", "pause", "sigsuspend", "sigwait*",
        "eventfd", "timerfd_*", "timer_*", "alarm", "ualarm", "setitimer", "inotify_*",
      ], rule: .simulation, what: "waits for the system, which cannot be simulated",
      instead: "Use Condition or Channel, or sleep with Thread.sleep(for:)."),
    CFamily(
      names: [
        "getpid", "getppid", "gettid", "pthread_self", "sysconf", "sched_getcpu", "gethostname",
        "uname", "getuid", "getloadavg",
      ], rule: .simulation,
      what: "is different on another machine or in another run, so a schedule cannot be run again",
      instead: "Take it as a parameter."),
    CFamily(
      names: ["exit", "_exit", "quick_exit", "_Exit"], instead: "Return, or throw an error."),
    CFamily(names: ["abort", "raise", "kill"], instead: "Throw an error."),
    CFamily(
      names: ["atexit", "on_exit"], instead: "Use defer, or the deinit of a class of your own."),
    CFamily(
      names: ["signal", "sigaction", "sigprocmask", "bsd_signal"],
      instead: "Nobody sends a solution signals; use Condition, or a Channel."),
    CFamily(
      names: ["printf", "puts", "putchar", "fputs", "fputc", "fflush", "perror"],
      instead: "Use print."),
    CFamily(
      names: ["pthread_mutex*", "pthread_spin_*", "mtx_*", "lockf", "flock"],
      instead: "Use Mutex or Lock."),
    CFamily(names: ["pthread_rwlock*"], instead: "Use ReadWriteLock."),
    CFamily(names: ["pthread_cond*", "cnd_*"], instead: "Use Condition."),
    CFamily(names: ["pthread_barrier*"], instead: "Use Barrier."),
    CFamily(names: ["pthread_join", "thrd_join"], instead: "Use Thread and its join()."),
    CFamily(
      names: ["pthread_key_*", "pthread_getspecific", "pthread_setspecific", "tss_*"],
      instead: "Give each thread a variable of its own, or use @TaskLocal."),
    CFamily(names: ["pthread_once"], instead: "Use a global 'let': it is made once."),
    CFamily(names: ["pthread_*", "thrd_*"], instead: "Use Thread."),
    CFamily(names: ["sem_*", "semop", "semget"], instead: "Use Semaphore."),
    CFamily(
      names: ["setenv", "unsetenv", "putenv"], instead: "Keep it in a variable."),
    CFamily(names: ["getenv", "secure_getenv"], instead: "Take it as a parameter."),
    CFamily(names: ["getchar", "getc", "gets"], instead: "Take what it reads as a parameter."),
    CFamily(
      names: [
        "socket*", "bind", "listen", "accept*", "connect", "send*", "recv*", "getaddrinfo",
        "gethostbyname", "shutdown",
      ], instead: noNetwork),
    CFamily(
      names: [
        "fork", "vfork", "exec*", "system", "popen", "pclose", "posix_spawn*", "wait", "waitpid",
        "waitid", "daemon",
      ], instead: noProcesses),
    CFamily(
      names: [
        "open", "openat", "creat", "close", "read", "write", "pread", "pwrite", "lseek", "fopen",
        "fclose", "fread", "fwrite", "fgets", "fgetc", "getline", "remove", "unlink", "rename",
        "mkdir", "rmdir", "opendir", "readdir", "stat", "fstat", "access", "chdir", "getcwd",
        "mkstemp", "tmpfile", "fcntl", "dup", "dup2",
      ], instead: noFiles),
    CFamily(
      names: ["pipe", "pipe2", "mkfifo"], instead: "Use Channel between threads or tasks."),
    CFamily(names: ["dlopen", "dlsym", "dladdr"], instead: "Call functions by their names."),
  ]
}
