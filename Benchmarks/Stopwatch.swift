import Glibc

/// Processor time that something takes, measured several times.
///
/// What else the machine does moves it less than time on the wall, and the simulator uses one processor at a time.
struct Stopwatch {
  /// How often each thing is measured.
  var repetitions = 9

  /// Measures a piece of code.
  func measure(_ body: () throws -> Void) rethrows -> Measurement {
    var seconds: [Double] = []
    for _ in 0..<repetitions {
      let start = Self.clock()
      try body()
      seconds.append(Double(Self.clock() - start) / 1e9)
    }
    return Measurement(seconds)
  }

  /// The same for asynchronous code.
  func measure(_ body: () async throws -> Void) async rethrows -> Measurement {
    var seconds: [Double] = []
    for _ in 0..<repetitions {
      let start = Self.clock()
      try await body()
      seconds.append(Double(Self.clock() - start) / 1e9)
    }
    return Measurement(seconds)
  }

  /// The most memory that this process has had at once, in MiB.
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }

  /// The processor time that this process has used, in nanoseconds.
  private static func clock() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}
