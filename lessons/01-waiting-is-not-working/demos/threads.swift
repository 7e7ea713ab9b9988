import ConcurrencyLab

/// Three threads that compute, on one core. Every 5 ms the system takes the core away, wherever a
/// thread is, and gives it to the next.
public let demo = Demo(cores: 1, timeSlice: .milliseconds(5)) {
  together(3) { _ in
    compute(for: .milliseconds(20))
  }
}
