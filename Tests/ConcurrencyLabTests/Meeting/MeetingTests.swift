import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Barriers and latches, under every schedule.
@Suite struct MeetingTests {
  @Test(arguments: [(parties: 1, rounds: 3), (parties: 2, rounds: 2), (parties: 3, rounds: 1)])
  func `nobody goes on before all have come, round after round`(parties: Int, rounds: Int) throws {
    let found = try everySchedule(yields: 0) {
      let barrier = Barrier(parties: parties)
      let early = Cell("early", 0)
      let arrived = (0..<parties).map { Cell("arrived \($0)", 0) }
      together(parties) { me in
        for round in 1...rounds {
          arrived[me].write(round)
          barrier.wait()
          if arrived.contains(where: { $0.read() < round }) { early.write(1) }
        }
      }
      return early.read()
    }
    #expect(found.verdict == .proved)
  }

  @Test func `each gets another number`() throws {
    let found = try everySchedule {
      let barrier = Barrier(parties: 3)
      let numbers = (0..<3).map { Cell("number \($0)", -1) }
      together(3) { numbers[$0].write(barrier.wait()) }
      return numbers.map { $0.read() }
    } yields: {
      $0.sorted() == [0, 1, 2]
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.count == 6)
  }

  @Test func `who comes too early for too few waits for ever, and is told so`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let barrier = Barrier(parties: 3, name: "meeting")
        together(2) { _ in barrier.wait() }
        return 0
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.headline == "A waits for 'meeting', and nobody is left to end the wait")
  }

  @Test func `who gives up does not count`() throws {
    let run = try simulate(cores: 2) {
      let barrier = Barrier(parties: 2)
      let late = Thread {
        Thread.sleep(for: .milliseconds(20))
        barrier.wait()
      }
      late.start()
      let early = barrier.wait(timeout: .milliseconds(10))
      let waiting = barrier.waitingCount
      let second = barrier.wait(timeout: .milliseconds(50))
      late.join()
      return "\(early ?? -1) \(waiting) \(second ?? -1)"
    }
    #expect(run.value == "-1 0 0")
    #expect(run.elapsed == .milliseconds(20))
  }

  @Test func `tasks meet too, and one that is cancelled does not count`() async throws {
    let found = try await everySchedule {
      let barrier = Barrier(parties: 2)
      let quitter = Task { try await barrier.wait() }
      quitter.cancel()
      let hasQuit = (try? await quitter.value) == nil
      async let one = barrier.wait()
      async let two = barrier.wait()
      let numbers = try await [one, two].sorted()
      return "\(hasQuit) \(numbers)"
    } yields: {
      $0 == "true [0, 1]"
    }
    #expect(found.verdict == .proved)
  }

  @Test func `what each did before is ordered before what all do after`() throws {
    let found = try everySchedule(yields: 7) {
      let handover = Handover()
      let page = Cell("page", 0)
      together({ handover.writeAndMeet() }, { page.write(handover.meetAndRead()) })
      return page.read()
    }
    #expect(found.verdict == .proved)
  }

  @Test(arguments: 0...3)
  func `a latch opens with its last count and stays open`(count: Int) throws {
    let found = try everySchedule(yields: count) {
      let latch = CountDownLatch(count: count)
      let parts = (0..<max(count, 1)).map { Cell("part \($0)", 0) }
      let seen = Cell("seen", -1)
      together(count + 1) { number in
        if number == count {
          latch.wait()
          latch.wait()
          seen.write(parts.map { $0.read() }.reduce(0, +))
        } else {
          parts[number].write(1)
          latch.countDown()
        }
      }
      latch.countDown()
      return latch.count == 0 ? seen.read() : -2
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a latch orders what was done before it was counted down`() throws {
    let found = try everySchedule(yields: 7) {
      let handover = Handover()
      let page = Cell("page", 0)
      together({ handover.writeAndOpen() }, { page.write(handover.readWhenOpen()) })
      return page.read()
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a latch is waited for no longer than was said`() throws {
    let run = try simulate(cores: 2) {
      let latch = CountDownLatch(count: 1)
      let thread = Thread {
        Thread.sleep(for: .milliseconds(20))
        latch.countDown()
      }
      thread.start()
      let times = (latch.wait(timeout: .milliseconds(10)), latch.wait(timeout: .milliseconds(50)))
      thread.join()
      return [times.0, times.1]
    }
    #expect(run.value == [false, true])
    #expect(run.elapsed == .milliseconds(20))
  }

  @Test func `a task waits for a latch that threads count down`() async throws {
    try await everySchedule(yields: 0) {
      let latch = CountDownLatch(count: 2)
      for _ in 0..<2 { Thread.detachNewThread { latch.countDown() } }
      try await latch.wait()
      return latch.count
    }
  }

  @Test func `a latch that is never counted down is told by its name`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let latch = CountDownLatch(count: 2, name: "ready")
        together({ latch.wait() }, { latch.countDown() })
        return 0
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.headline == "A waits for 'ready', and nobody is left to end the wait")
  }
}
