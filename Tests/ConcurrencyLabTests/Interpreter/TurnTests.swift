import Testing

@testable import ConcurrencyLab

@Suite struct TurnTests {
  typealias Turn = GlobalInterpreterLock.Turn

  @Test func `only one thread has the turn, and taking it answers the request`() {
    var turn = Turn()
    let (first, second) = (turn.take(), turn.take())
    #expect(first)
    #expect(!second)
    turn.ask(since: 1)
    #expect(turn.isAskedFor)
    let given = turn.give()
    #expect(given == 1)
    let third = turn.take()
    #expect(third)
    #expect(!turn.isAskedFor)
    #expect(turn.number == 2)
  }

  @Test func `a request comes too late when the lock has changed hands or is free`() {
    var turn = Turn()
    turn.ask(since: 0)
    #expect(!turn.isAskedFor, "nobody holds it")
    _ = turn.take()
    turn.ask(since: 0)
    #expect(!turn.isAskedFor, "the interval was the one of the holder before")
  }
}
