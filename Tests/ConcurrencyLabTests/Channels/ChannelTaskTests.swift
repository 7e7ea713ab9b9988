import ConcurrencyLab
import Testing
import Trace

/// Channels between tasks, and between tasks and threads, under every schedule.
@Suite struct ChannelTaskTests {
  @Test(arguments: [1, 2], [nil, 1])
  func `what a task sends another receives, in order`(capacity: Int, workers: Int?) async throws {
    let found = try await everySchedule(yields: [1, 2, 3], workers: workers) {
      let channel = Channel<Int>(capacity: capacity)
      async let sending: Void = {
        for number in 1...3 { try await channel.send(number) }
        channel.close()
      }()
      var received: [Int] = []
      for await number in channel { received.append(number) }
      try await sending
      return received
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a task that is cancelled while it waits throws, and takes nothing`() async throws {
    let found = try await everySchedule {
      let channel = Channel<Int>(capacity: 1)
      let receiver = Task { try await channel.receive() }
      async let sent: Void = channel.send(1)
      receiver.cancel()
      try await sent
      let result = await receiver.result
      let rest = channel.tryReceive()
      switch result {
      case .success(let element): return "received \(element ?? 0), left \(rest ?? 0)"
      case .failure(let error): return "\(type(of: error)), left \(rest ?? 0)"
      }
    } yields: { (text: String) in
      ["received 1, left 0", "CancellationError, left 1"].contains(text)
    }
    #expect(found.verdict == .proved)
    #expect(found.outcomes.map(\.value).contains("CancellationError, left 1"))
  }

  @Test func `a cancelled sender has sent nothing`() async throws {
    let found = try await everySchedule {
      let channel = Channel<Int>(capacity: 1)
      try await channel.send(1)
      let sender = Task { try await channel.send(2) }
      sender.cancel()
      let isSent = (try? await sender.value) != nil
      channel.close()
      var rest: [Int] = []
      for await number in channel { rest.append(number) }
      return "\(isSent) \(rest)"
    } yields: {
      $0 == "false [1]"
    }
    #expect(found.verdict == .proved)
  }

  @Test func `a loop ends when its task is cancelled`() async throws {
    let run = try await simulate {
      let channel = Channel<Int>(capacity: 1)
      let loop = Task {
        var count = 0
        for await _ in channel { count += 1 }
        return count
      }
      try await channel.send(1)
      try await Task.sleep(for: .milliseconds(5))
      loop.cancel()
      return await loop.value
    }
    #expect(run.value == 1)
    #expect(run.elapsed == .milliseconds(5))
  }

  @Test func `a waiting task leaves its core to others`() async throws {
    let run = try await simulate(cores: 1) {
      let channel = Channel<Int>(capacity: 1)
      async let sum = {
        var sum = 0
        for await number in channel { sum += number }
        return sum
      }()
      for number in 1...3 {
        compute(for: .milliseconds(10))
        try await channel.send(number)
      }
      channel.close()
      return await sum
    }
    #expect(run.value == 6)
    #expect(run.elapsed == .milliseconds(30))
  }

  @Test func `a thread sends to a task`() async throws {
    try await everySchedule(yields: [1, 2]) {
      let channel = Channel<Int>(capacity: 1)
      Thread.detachNewThread {
        try? channel.send(1)
        try? channel.send(2)
        channel.close()
      }
      var received: [Int] = []
      for await number in channel { received.append(number) }
      return received
    }
  }
}
