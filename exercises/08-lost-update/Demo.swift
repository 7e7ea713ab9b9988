import ConcurrencyLab
import Solution

/// Three doors on two cores. Each holds a visitor's coat for 4 ms, then counts the visitor.
///
/// One run of all that there are: it may be a lucky one.
public let demo = Demo(cores: 2, timeSlice: .milliseconds(2)) {
  let counter = Counter()
  together(3) { _ in
    for _ in 1...3 {
      compute(for: .milliseconds(4))
      counter.increment()
    }
  }
  print("9 came in, \(counter.total) were counted, in this run")
}
