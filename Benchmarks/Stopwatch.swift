import Glibc

/// The median of nine measurements.
struct Stopwatch {
  /// How often each thing is measured.
  static let repetitions = 9

  /// How many seconds of processor time something takes: the median. What else the machine does moves it less than
  /// time on the wall, and the simulator uses one processor at a time.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    var all: [Double] = []
    for _ in 0..<repetitions {
      let start = clock()
      try body()
      all.append(Double(clock() - start) / 1e9)
    }
    return all.sorted()[repetitions / 2]
  }

  /// The same for asynchronous code.
  static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    var all: [Double] = []
    for _ in 0..<repetitions {
      let start = clock()
      try await body()
      all.append(Double(clock() - start) / 1e9)
    }
    return all.sorted()[repetitions / 2]
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
