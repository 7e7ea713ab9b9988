import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Channels between threads, under every schedule.
@Suite struct ChannelTests {
  @Test(arguments: [1, 2], [1, 2])
  func `what is sent arrives once, in the sender's order`(capacity: Int, senders: Int) throws {
    let found = try everySchedule {
      let channel = Channel<Int>(capacity: capacity)
      let received = Cell("received", [Int]())
      let receiver = Thread {
        for element in channel { received.write(received.read() + [element]) }
      }
      receiver.start()
      together(senders) { number in
        for element in [10, 11] { try? channel.send(number * 100 + element) }
      }
      channel.close()
      receiver.join()
      return received.read()
    } yields: { received in
      received.sorted() == (senders == 1 ? [10, 11] : [10, 11, 110, 111])
        && received.filter { $0 < 100 } == [10, 11]
    }
    #expect(found.verdict == .proved)
  }

  @Test(arguments: 1...3)
  func `each element goes to one of several receivers`(capacity: Int) throws {
    let found = try everySchedule {
      let channel = Channel<Int>(capacity: capacity)
      let (left, right) = (Cell("left", [Int]()), Cell("right", [Int]()))
      together(
        {
          for element in 1...3 { try? channel.send(element) }
          channel.close()
        }, { for element in channel { left.write(left.read() + [element]) } },
        { for element in channel { right.write(right.read() + [element]) } })
      return [left.read(), right.read()]
    } yields: { both in
      both.flatMap { $0 }.sorted() == [1, 2, 3] && both.allSatisfy { $0 == $0.sorted() }
    }
    #expect(found.verdict == .proved)
  }

  @Test func `closing ends every wait, and what was sent is still received`() throws {
    let found = try everySchedule {
      let channel = Channel<Int>(capacity: 1)
      let results = Cell("results", [String]())
      together(
        {
          do {
            try channel.send(1)
            try channel.send(2)
            results.write(results.read() + ["sent"])
          } catch { results.write(results.read() + ["\(error)"]) }
        }, { channel.close() })
      let rest: [Int] = Array(channel)
      return "\(results.read()) \(rest)"
    } yields: { (text: String) in
      ["[\"the channel is closed\"] []", "[\"the channel is closed\"] [1]"].contains(text)
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.count == 2)
  }

  @Test func `a receiver of an empty channel gets the end when it is closed`() throws {
    try everySchedule(yields: [nil, nil] as [Int?]) {
      let channel = Channel<Int>(capacity: 1)
      let (one, two) = (Cell<Int?>("one", 0), Cell<Int?>("two", 0))
      together(
        { one.write(channel.receive()) }, { two.write(channel.receive()) }, { channel.close() })
      return [one.read(), two.read()]
    }
  }

  @Test func `a try never waits`() throws {
    try everySchedule(yields: "true false 1 nil false nil") {
      let channel = Channel<Int>(capacity: 1)
      let sent = (channel.trySend(1), channel.trySend(2))
      let received = (channel.tryReceive(), channel.tryReceive())
      channel.close()
      let late = channel.trySend(3)
      let end = channel.tryReceive()
      return "\(sent.0) \(sent.1) \(received.0 ?? 0) \(received.1.map { "\($0)" } ?? "nil") "
        + "\(late) \(end.map { "\($0)" } ?? "nil")"
    }
  }

  @Test func `a receiver waits no longer than it said, and takes what comes in time`() throws {
    let run = try simulate(cores: 2) {
      let channel = Channel<Int>(capacity: 1)
      let sender = Thread {
        Thread.sleep(for: .milliseconds(30))
        try? channel.send(5)
      }
      sender.start()
      let (early, late) = (
        channel.receive(timeout: .milliseconds(10)), channel.receive(timeout: .milliseconds(100))
      )
      sender.join()
      return [early, late, channel.receive(timeout: .zero)]
    }
    #expect(run.value == [nil, 5, nil])
    #expect(run.elapsed == .milliseconds(30))
  }

  @Test func `a producer is at most the capacity ahead`() throws {
    let run = try simulate(cores: 2) {
      let channel = Channel<Int>(capacity: 2)
      let sender = Thread {
        for number in 0..<6 { try? channel.send(number) }
        channel.close()
      }
      sender.start()
      var times: [Duration] = []
      let start = ConcurrencyLab.ContinuousClock.now
      for _ in channel {
        Thread.sleep(for: .milliseconds(10))
        times.append(start.duration(to: .now))
      }
      sender.join()
      return times
    }
    #expect(run.value == (1...6).map { .milliseconds($0 * 10) })
  }

  @Test func `what is sent is ordered before what is received`() throws {
    let found = try everySchedule(yields: 7) {
      let handover = Handover()
      let page = Cell("page", 0)
      together({ handover.writeAndSend() }, { page.write(handover.receiveAndRead()) })
      return page.read()
    }
    #expect(found.verdict == .proved)
  }

  @Test func `what is written after sending is a data race`() {
    let found = exploration {
      try everySchedule {
        let handover = Handover()
        together({ handover.sendAndWrite() }, { _ = handover.receiveAndRead() })
        return 0
      } yields: { _ in
        true
      }
    }
    #expect(found.findings.map(\.kind) == [.dataRace])
  }

  @Test func `two that wait for each other's message are told by the channel's name`() throws {
    let found = exploration {
      try everySchedule(yields: 0) {
        let partners = Partners()
        together({ partners.ask() }, { partners.answer() })
        return 0
      }
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .lostWakeup)
    #expect(finding.headline == "A waits for 'answers', and nobody is left to end the wait")
    #expect(finding.waits.map(\.resource) == ["answers", "questions"])
  }

  @Test func `a picture shows what is in the channel before and after each step`() throws {
    let found = exploration {
      try everySchedule(yields: 2) {
        let channel = Channel<Int>(capacity: 1, name: "pages")
        together({ try? channel.send(1) }, { _ = channel.receive() })
        return 1
      }
    }
    let steps = try #require(found.findings.first).steps.filter { $0.target == "pages" }
    let changes = steps.filter { $0.action == .modify }.map { [$0.before, $0.after] }
    #expect(changes == [["[]", "[1]"], ["[1]", "[]"]])
  }
}
