import ConcurrencyLab
import Testing

/// The lock that changes hands on request, in virtual time: every figure here is arithmetic.
@Suite struct SwitchIntervalTests {
  @Test func `a thread that waits gets the lock at the first boundary after the interval`() throws {
    // Instructions of 2 ms and an interval of 5 ms: asked at 5 ms, given up at 6 ms.
    let waited = try timeUntilTheOtherRuns(instruction: .milliseconds(2))
    #expect(waited == .milliseconds(6))
  }

  @Test func `a long instruction is not interrupted`() throws {
    let waited = try timeUntilTheOtherRuns(instruction: .milliseconds(70))
    #expect(waited == .milliseconds(70))
  }

  @Test func `a lost update needs an interval that ends within the line`() throws {
    let program: Bytecode = [.load("x"), .work(.milliseconds(6)), .add(1), .store("x")]
    for (interval, expected) in [(5, 1), (7, 2)] {
      let run = try simulate(cores: 2) {
        let python = Interpreter(
          lock: GlobalInterpreterLock(switchInterval: .milliseconds(interval)),
          variables: ["x": 0])
        python.run([program, program])
        return python["x"]
      }
      #expect(run.value == expected, "an interval of \(interval) ms")
    }
  }

  @Test func `who asks is not always who gets it`() throws {
    // The second asks at 5 ms and queues again, behind the third, who has waited since 2.5 ms.
    let waited = try timeUntilALatecomerRuns(
      from: .microseconds(2_500), instruction: .milliseconds(2))
    #expect(waited == .milliseconds(6))
  }

  @Test func `a thread asks only when a whole interval of its own saw no switch`() throws {
    // Two threads with instructions of 0.8 ms swap at 5.6 and, asked at 10.6, at 11.2 ms. The third
    // waits from 5.7 ms: at 10.7 ms the lock is asked for already, at 15.7 ms it has seen a switch.
    // So it is asked for at 16.2 ms, by the one who waits since 11.2 ms, and free at 16.8 ms, not at 16.
    let waited = try timeUntilALatecomerRuns(
      from: .microseconds(5_700), instruction: .microseconds(800))
    #expect(waited == .microseconds(16_800))
  }

  @Test(arguments: [1, 2, 4])
  func `work under one lock takes as long on any number of cores`(cores: Int) throws {
    let work = Bytecode([.work(.milliseconds(1))]).repeated(100)
    let run = try simulate(cores: cores) {
      let python = Interpreter(lock: GlobalInterpreterLock())
      python.run([work, work, work, work])
    }
    #expect(run.elapsed == .milliseconds(400))
  }

  @Test func `waits overlap, since a thread that waits lets go of the lock`() throws {
    let wait: Bytecode = [.wait(.milliseconds(100))]
    for lock in [GlobalInterpreterLock(), BigLock()] as [any InterpreterLock] {
      let run = try simulate(cores: 1) {
        let python = Interpreter(lock: lock)
        python.run(Array(repeating: wait, count: 20))
      }
      #expect(run.elapsed == .milliseconds(100))
    }
  }

  @Test func `a lock that is held while waiting makes waits add up`() throws {
    struct Stubborn: InterpreterLock {
      let lock = BigLock()
      func enter() { lock.enter() }
      func leave() { lock.leave() }
      func wait(_ body: () -> Void) { body() }
    }
    let wait: Bytecode = [.wait(.milliseconds(100))]
    let run = try simulate(cores: 1) {
      let python = Interpreter(lock: Stubborn())
      python.run(Array(repeating: wait, count: 20))
    }
    #expect(run.elapsed == .seconds(2))
  }

  /// When a third thread runs its only instruction, if it comes while two others run long ones.
  private func timeUntilALatecomerRuns(
    from arrival: Duration, instruction: Duration
  ) throws -> Duration {
    let hog = Bytecode([.work(instruction)]).repeated(100)
    let run = try simulate(cores: 3) {
      let start = ContinuousClock().now
      let python = Interpreter(
        lock: GlobalInterpreterLock(),
        functions: ["now": { _ in start.duration(to: .now).microseconds }])
      together(3) { number in
        if number == 2 { Thread.sleep(for: arrival) }
        python.run(number == 2 ? [.call("now"), .store("t")] : hog)
      }
      return python["t"]
    }
    return .microseconds(run.value)
  }

  /// How long a thread waits to run its only instruction while another runs a hundred long ones.
  private func timeUntilTheOtherRuns(instruction: Duration) throws -> Duration {
    let hog = Bytecode([.work(instruction)]).repeated(100)
    let run = try simulate(cores: 2) {
      let start = ContinuousClock().now
      let python = Interpreter(
        lock: GlobalInterpreterLock(switchInterval: .milliseconds(5)),
        functions: ["now": { _ in start.duration(to: .now).microseconds }])
      python.run([hog, [.call("now"), .store("t")]])
      return python["t"]
    }
    return .microseconds(run.value)
  }
}

extension Duration {
  fileprivate var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
