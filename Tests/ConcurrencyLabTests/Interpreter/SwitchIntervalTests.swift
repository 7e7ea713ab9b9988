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
