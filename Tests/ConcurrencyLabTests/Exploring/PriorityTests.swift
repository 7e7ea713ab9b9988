import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Priorities are accepted and told; in which order tasks go on is explored whatever they are.
@Suite struct PriorityTests {
  @Test func `a task has the priority that it was asked for with`() async {
    let found = await exploration {
      try await everySchedule {
        await Priorities.asked()
      } yields: {
        $0[0] == .high && $0[1] == .high && $0[2] == .medium
      }
    }
    expectProof(found)
  }

  @Test func `a low task that a higher one waits for may be raised, and its base stays`() async {
    let found = await exploration {
      try await everySchedule {
        await Priorities.awaited()
      } yields: {
        $0[0] == .background && ($0[1] == .background || $0[1] == .medium)
      }
    }
    expectProof(found)
  }

  @Test func `a task can be raised`() async {
    let found = await exploration {
      try await everySchedule {
        await Priorities.raised()
      } yields: {
        $0 == [.high]
      }
    }
    expectProof(found)
  }

  @Test func `a low task may come before a high one`() async {
    let found = await exploration {
      try await everySchedule {
        await Priorities.order()
      } yields: {
        $0.sorted() == ["high", "low"]
      }
    }
    expectProof(found)
    #expect(found.outcomes.count == 2)
  }
}
