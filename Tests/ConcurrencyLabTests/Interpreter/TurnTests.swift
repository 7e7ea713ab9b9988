import Testing

@testable import ConcurrencyLab

@Suite struct TurnTests {
  typealias Turn = GlobalInterpreterLock.Turn

  @Test func `only one thread has the turn, and taking it answers the request`() {
    var turn = Turn()
    let (first, second) = (turn.take(by: 1), turn.take(by: 2))
    #expect(first)
    #expect(!second)
    turn.ask(since: 1)
    #expect(turn.isAskedFor)
    let wasAsked = turn.give()
    #expect(wasAsked)
    let third = turn.take(by: 2)
    #expect(third)
    #expect(!turn.isAskedFor)
    #expect(turn.switches == 2)
  }

  @Test func `a request comes too late when the lock has gone to another thread or is free`() {
    var turn = Turn()
    turn.ask(since: 0)
    #expect(!turn.isAskedFor, "nobody holds it")
    _ = turn.take(by: 1)
    turn.ask(since: 0)
    #expect(!turn.isAskedFor, "the interval was the one of the holder before")
  }

  @Test func `a thread that comes back at once has not given anybody else a turn`() {
    var turn = Turn()
    _ = turn.take(by: 1)
    _ = turn.give()
    _ = turn.take(by: 1)
    turn.ask(since: 1)
    #expect(turn.isAskedFor)
  }
}
