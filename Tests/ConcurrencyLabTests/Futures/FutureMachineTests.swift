import Testing

@testable import ConcurrencyLab

/// A future's memory, event by event: every sequence of events up to a length, against what must always hold.
@Suite struct FutureMachineTests {
  private typealias Machine = FutureMachine<Int, Int, Int>

  private enum Event: CaseIterable {
    case start, cancel, finish, watch, unwatch, add, more
  }

  /// Follows one machine through events, and keeps count of who was woken and called.
  private struct Journey {
    var machine = Machine()
    var states: [FutureState] = [.pending]
    var woken: [Int] = []
    var watching: [Int] = []
    var added: [Int] = []
    var called: [Int] = []
    var isCalling = false
    var next = 0

    mutating func take(_ event: Event) {
      let before = machine.state
      switch event {
      case .start:
        if let begins = try? machine.start() {
          #expect(begins == (before == .pending))
        } else {
          #expect([.running, .cancelledAndNotified, .finished].contains(before))
        }
      case .cancel:
        switch machine.cancel() {
        case .tooLate: #expect(before == .running || before == .finished)
        case .again: #expect(before == .cancelled || before == .cancelledAndNotified)
        case .now(let completion):
          #expect(before == .pending)
          complete(completion)
        }
      case .finish:
        if let completion = try? machine.finish(.success(7)) {
          #expect(before == .pending || before == .running)
          complete(completion)
        } else {
          #expect(before.isDone)
        }
      case .watch:
        next += 1
        let isWatching = machine.watch(next)
        #expect(isWatching == !before.isDone)
        if isWatching { watching.append(next) }
      case .unwatch:
        guard let first = watching.first else { return }
        let wasWatching = machine.unwatch { $0 == first }
        #expect(wasWatching)
        watching.removeFirst()
      case .add:
        next += 1
        added.append(next)
        if machine.add(next) {
          #expect(before.isDone && !isCalling)
          called.append(next)
          isCalling = true
        }
      case .more:
        guard isCalling else { return }
        let more = machine.moreCallbacks()
        called += more
        isCalling = !more.isEmpty
      }
      if machine.state != states.last { states.append(machine.state) }
    }

    private mutating func complete(_ completion: Machine.Completion) {
      woken += completion.watchers
      #expect(completion.watchers == watching)
      watching = []
      called += completion.callbacks
      isCalling = !completion.callbacks.isEmpty
    }

    mutating func end() {
      while isCalling { take(.more) }
      if machine.state.isDone {
        #expect(watching.isEmpty, "nobody is left waiting")
        #expect(called == added, "each callback is called once, in the order added")
      } else {
        #expect(woken.isEmpty && called.isEmpty, "nobody is told too early")
      }
      let ways: [[FutureState]] = [
        [.pending], [.pending, .running], [.pending, .finished], [.pending, .running, .finished],
        [.pending, .cancelled], [.pending, .cancelled, .cancelledAndNotified],
      ]
      #expect(ways.contains(states))
    }
  }

  @Test func `every sequence of five events wakes and calls each once and in order`() {
    var count = 0
    func extend(_ events: [Event]) {
      var journey = Journey()
      for event in events { journey.take(event) }
      journey.end()
      count += 1
      guard events.count < 5 else { return }
      for event in Event.allCases { extend(events + [event]) }
    }
    extend([])
    #expect(count == (0...5).reduce(0) { sum, length in sum + Int(pow7(length)) })
  }

  private func pow7(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 7 } }

  @Test func `a cancelled future hands out an error and a finished one its result`() throws {
    var machine = Machine()
    #expect(machine.result == nil)
    _ = machine.cancel()
    #expect(throws: FutureError.cancelled) { try machine.result?.get() }
    var other = Machine()
    _ = try other.start()
    #expect(other.result == nil)
    _ = try other.finish(.success(3))
    #expect(try other.result?.get() == 3)
  }
}
