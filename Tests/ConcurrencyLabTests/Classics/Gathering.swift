import ConcurrencyLab
import Testing
import Trace

/// Runs closures as threads, all at once, and returns what each returned, in their order.
func gather<Value>(_ bodies: (@Sendable () -> Value)...) -> [Value] {
  gather(bodies)
}

/// Runs one closure as several threads, all at once, and returns what each returned.
func gather<Value>(_ count: Int, _ body: @escaping @Sendable (Int) -> Value) -> [Value] {
  gather((0..<count).map { number in { @Sendable in body(number) } })
}

private func gather<Value>(_ bodies: [@Sendable () -> Value]) -> [Value] {
  let results = Gathered<Value>(count: bodies.count)
  together(bodies.count) { results.values[$0] = bodies[$0]() }
  return results.values.compactMap { $0 }
}

/// What strands return.
private final class Gathered<Value>: @unchecked Sendable {
  // Safe to share: one OS thread runs all strands of a simulation, and gives way at none of these accesses.
  var values: [Value?]

  init(count: Int) { values = Array(repeating: nil, count: count) }
}

/// Checks that a search proved its program, in a number of traces if one is known.
func expectProof(
  _ exploration: Exploration, traces: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(exploration.verdict == .proved, sourceLocation: sourceLocation)
  #expect(exploration.findings.map(\.headline) == [], sourceLocation: sourceLocation)
  if let traces { #expect(exploration.traces == traces, sourceLocation: sourceLocation) }
}

/// Checks what a search found first, and that it takes no fewer preemptions.
func expectFinding(
  _ exploration: Exploration, _ kind: Finding.Kind, preemptions: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(exploration.verdict == .refuted, sourceLocation: sourceLocation)
  let finding = exploration.findings.first
  #expect(finding?.kind == kind, sourceLocation: sourceLocation)
  #expect(finding?.preemptions == preemptions, sourceLocation: sourceLocation)
  #expect(finding?.fewestPreemptions == true, sourceLocation: sourceLocation)
}
