import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Programs whose threads wait for each other, right and broken.
@Suite struct WaitingClassicsTests {
  // MARK: Bounded buffer

  /// One producer of two items and two consumers of one.
  private func passing(_ waiting: BoundedBuffer.Waiting) -> Exploration {
    exploration {
      try everySchedule(yields: [1, 2]) {
        let buffer = BoundedBuffer(limit: 1, waiting: waiting)
        let taken = gather(
          { buffer.take() }, { buffer.take() },
          {
            buffer.put(1)
            buffer.put(2)
            return nil
          })
        return taken.compactMap { $0 }.sorted()
      }
    }
  }

  @Test func `a bounded buffer that asks again passes every item on`() {
    expectProof(passing(.askingAgain))
  }

  @Test func `a bounded buffer that asks once finds nothing, without any preemption`() {
    expectFinding(passing(.askingOnce), .wrongOutcome, preemptions: 0)
  }

  @Test func `a bounded buffer that wakes one may wake the wrong one, without any preemption`() {
    expectFinding(passing(.wakingOne), .lostWakeup, preemptions: 0)
  }

  // MARK: Readers and writers

  private func reading(ignoresReaders: Bool) -> Exploration {
    exploration {
      try everySchedule(yields: true) {
        let page = SharedPage(ignoresReaders: ignoresReaders)
        return gather(
          { page.read() }, { page.read() },
          {
            page.write()
            return true
          }
        ).allSatisfy(\.self)
      }
    }
  }

  @Test func `readers see one version when a writer waits for them`() {
    expectProof(reading(ignoresReaders: false))
  }

  @Test func `a reader sees half a version after one preemption when a writer does not wait`() {
    let found = reading(ignoresReaders: true)
    expectFinding(found, .wrongOutcome, preemptions: 1)
    #expect(found.findings.last?.kind == .dataRace)
  }

  // MARK: Sleeping barber

  /// Two customers come to a shop with one chair.
  private func haircuts(looksThroughWindow: Bool) -> Exploration {
    exploration {
      try everySchedule {
        let shop = Barbershop(chairs: 1, looksThroughWindow: looksThroughWindow)
        let served = Served()
        let barber = Thread { served.count = shop.work() }
        barber.start()
        let visits = gather(2) { _ in shop.visit() }
        shop.close()
        barber.join()
        return [visits.count(where: \.self), served.count, shop.crowd]
      } yields: {
        $0[0] == $0[1] && $0[0] >= 1 && $0[2] == 1
      }
    }
  }

  @Test func `the barber serves everybody who found a chair`() {
    let found = haircuts(looksThroughWindow: false)
    expectProof(found)
    #expect(found.outcomes.map(\.value).sorted() == ["[1, 1, 1]", "[2, 2, 1]"])
  }

  @Test func `two customers share a chair that looked free, after one preemption`() {
    expectFinding(haircuts(looksThroughWindow: true), .wrongOutcome, preemptions: 1)
  }

  // MARK: Double-checked locking

  private func making(_ form: LazyResource.Form) -> Exploration {
    exploration {
      try everySchedule(yields: [7, 7, 1] as [Int?]) {
        let resource = LazyResource(form)
        let used: [Int?] = gather(2) { _ in resource.use() }
        return used + [resource.count]
      }
    }
  }

  @Test func `what is checked twice is made once`() {
    expectProof(making(.checkedTwice))
  }

  @Test func `what is checked once is made again while it is used, after one preemption`() {
    let found = making(.checkedOnce)
    expectFinding(found, .dataRace, preemptions: 1)
    #expect(found.findings.first?.variable == "resource")
  }

  @Test func `a flag that is raised too early orders nothing, which shows without any preemption`()
  {
    let found = making(.raisedTooEarly)
    expectFinding(found, .dataRace, preemptions: 0)
    #expect(found.findings.first?.variable == "resource")
  }

  @Test func `a plain check of a reference is a data race without any preemption`() {
    let found = making(.plain)
    expectFinding(found, .dataRace, preemptions: 0)
    #expect(found.findings.first?.variable == "resource")
  }

  // MARK: Philosophers

  private func dining(_ seats: Int, inOrder: Bool) -> Exploration {
    exploration {
      try everySchedule(yields: 0) {
        let table = DiningTable(seats, inOrder: inOrder)
        together(seats) { table.eat(at: $0) }
        return 0
      }
    }
  }

  @Test(arguments: [(2, 2), (3, 6), (4, 14), (5, 30)])
  func `philosophers who take the lower fork first all eat`(seats: Int, traces: Int) {
    expectProof(dining(seats, inOrder: true), traces: traces)
  }

  @Test(arguments: 2...5)
  func `philosophers who all take the left fork deadlock after one preemption`(seats: Int) {
    let found = dining(seats, inOrder: false)
    expectFinding(found, .deadlock, preemptions: 1)
    #expect(found.findings.first?.waits.count == seats)
  }
}

private final class Served: @unchecked Sendable {
  // Safe to share: written by the barber, read when the barber has ended.
  var count = 0
}
