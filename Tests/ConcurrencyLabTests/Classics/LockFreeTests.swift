import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Containers without locks, right and broken.
@Suite struct LockFreeTests {
  /// One thread takes a node while another takes two and puts the first back.
  private func recycling(countsChanges: Bool) -> Exploration {
    exploration {
      try everySchedule(yields: [0, 1]) {
        let stack = TreiberStack(2, countsChanges: countsChanges)
        let taken = gather(
          { [stack.pop()] },
          {
            guard let first = stack.pop() else { return [] }
            let second = stack.pop()
            stack.push(first)
            return [second]
          })
        return (taken.joined().compactMap { $0 } + stack.content).sorted()
      }
    }
  }

  @Test func `a stack whose top counts its changes keeps every node once`() {
    expectProof(recycling(countsChanges: true))
  }

  @Test func `a stack whose top came back loses or doubles nodes after one preemption`() {
    let found = recycling(countsChanges: false)
    expectFinding(found, .wrongOutcome, preemptions: 1)
    #expect(found.findings.first?.headline == "expected [0, 1], found [0, 1, 1]")
  }

  @Test func `two threads append to Michael and Scott's queue and both values come out`() {
    let found = exploration {
      try everySchedule {
        let queue = MichaelScottQueue(room: 2)
        together({ queue.append(10, in: 1) }, { queue.append(20, in: 2) })
        return [queue.removeFirst(), queue.removeFirst(), queue.removeFirst()]
      } yields: {
        $0 == [10, 20, nil] || $0 == [20, 10, nil]
      }
    }
    expectProof(found)
    #expect(found.outcomes.count == 2)
  }

  @Test func `what one thread appends in order, others take in order`() {
    let found = exploration {
      try everySchedule {
        let queue = MichaelScottQueue(room: 2)
        let taken = gather(
          {
            queue.append(10, in: 1)
            queue.append(20, in: 2)
            return []
          },
          { [queue.removeFirst(), queue.removeFirst()] })
        return (Array(taken.joined()) + [queue.removeFirst(), queue.removeFirst()])
          .compactMap { $0 }
      } yields: {
        $0 == [10, 20]
      }
    }
    expectProof(found)
  }

  @Test func `a queue that appends with plain stores loses a value after one preemption`() {
    let found = exploration {
      try everySchedule {
        let queue = MichaelScottQueue(room: 2)
        together({ queue.appendCarelessly(10, in: 1) }, { queue.appendCarelessly(20, in: 2) })
        return [queue.removeFirst(), queue.removeFirst()].compactMap { $0 }.count
      } yields: {
        $0 == 2
      }
    }
    expectFinding(found, .wrongOutcome, preemptions: 1)
  }

  /// The owner and a thief take two jobs each, if they find them.
  private func stealing(looksTooEarly: Bool) -> Exploration {
    exploration {
      try everySchedule(yields: [1, 2]) {
        let deque = WorkStealingDeque([1, 2], looksTooEarly: looksTooEarly)
        let taken = gather(
          { [deque.take(), deque.take()] }, { [deque.steal(), deque.steal()] })
        return (Array(taken.joined()) + [deque.take(), deque.take()]).compactMap { $0 }.sorted()
      }
    }
  }

  @Test func `owner and thief take every job once`() {
    expectProof(stealing(looksTooEarly: false))
  }

  @Test func `an owner that looks too early takes a stolen job after one preemption`() {
    expectFinding(stealing(looksTooEarly: true), .wrongOutcome, preemptions: 1)
  }
}
