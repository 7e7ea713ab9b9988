import Glibc

/// The median of nine measurements.
struct Stopwatch {
  /// How often each thing is measured.
  static let repetitions = 9

  /// How many seconds something takes: the median.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    var all: [Double] = []
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      try body()
      all.append((ContinuousClock.now - start) / .seconds(1))
    }
    return all.sorted()[repetitions / 2]
  }

  /// The same for asynchronous code.
  static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    var all: [Double] = []
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      try await body()
      all.append((ContinuousClock.now - start) / .seconds(1))
    }
    return all.sorted()[repetitions / 2]
  }

  /// The most memory that this process has had at once, in MiB.
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}
