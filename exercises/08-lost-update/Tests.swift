import ConcurrencyLab
import Solution
import Testing

@Test func `no schedule loses an update`() throws {
  try everySchedule(yields: 2) {
    let counter = Counter()
    together({ counter.increment() }, { counter.increment() })
    return counter.total
  }
}

@Test func `no schedule of two visitors at each door loses an update`() throws {
  try everySchedule(yields: 4) {
    let counter = Counter()
    together(2) { _ in
      counter.increment()
      counter.increment()
    }
    return counter.total
  }
}

@Test func `no schedule of three doors loses an update`() throws {
  try everySchedule(yields: 3) {
    let counter = Counter()
    together(3) { _ in counter.increment() }
    return counter.total
  }
}

@Test func `the total can be read while others count`() throws {
  try everySchedule(yields: 1) {
    let counter = Counter()
    together({ counter.increment() }, { _ = counter.total })
    return counter.total
  }
}
