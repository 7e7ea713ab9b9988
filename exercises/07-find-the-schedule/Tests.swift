import Solution
import Support
import Testing

@Test func `the first schedule can happen`() throws {
  _ = try Outcome(of: once, each: 1)
}

@Test func `the first schedule leaves x at 1`() throws {
  let outcome = try Outcome(of: once, each: 1)
  #expect(outcome.x == 1, "\(outcome)")
}

@Test func `the second schedule can happen`() throws {
  _ = try Outcome(of: threeTimes, each: 3)
}

@Test func `the second schedule leaves x at 2`() throws {
  let outcome = try Outcome(of: threeTimes, each: 3)
  #expect(outcome.x == 2, "\(outcome)")
}
