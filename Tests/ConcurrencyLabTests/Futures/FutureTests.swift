@_spi(Testing) import ConcurrencyLab
import Testing

/// What Python's documentation says of a `Future`, as an executor or a test sees it; for real, without a simulation.
@Suite(.serialized) struct FutureTests {
  @Test func `a future goes from pending over running to finished`() throws {
    let future = Future<Int>()
    #expect(future.state == .pending)
    #expect(!future.isDone && !future.isRunning && !future.isCancelled)
    let begins = try future.start()
    #expect(begins)
    #expect(future.isRunning && !future.isDone)
    try future.succeed(with: 5)
    #expect(future.state == .finished)
    #expect(future.isDone && !future.isRunning && !future.isCancelled)
    let value = try future.result()
    #expect(value == 5)
    let error = try future.error()
    #expect(error == nil)
  }

  @Test func `an error comes out of result and of error`() throws {
    let future = Future<Int>()
    try future.fail(with: Failed(number: 3))
    #expect(throws: Failed(number: 3)) { try future.result() }
    let error = try future.error() as? Failed
    #expect(error == Failed(number: 3))
  }

  @Test func `a pending future is cancelled, and again`() throws {
    let future = Future<Int>()
    let first = future.cancel()
    let second = future.cancel()
    #expect(first && second)
    #expect(future.state == .cancelled)
    #expect(future.isCancelled && future.isDone)
    #expect(throws: FutureError.cancelled) { try future.result() }
    #expect(throws: FutureError.cancelled) { try future.error() }
    let begins = try future.start()
    #expect(!begins)
    #expect(future.state == .cancelledAndNotified)
    let third = future.cancel()
    #expect(third && future.isCancelled)
  }

  @Test func `a running or finished future is not cancelled`() throws {
    let future = Future<Int>()
    _ = try future.start()
    let whileRunning = future.cancel()
    #expect(!whileRunning)
    try future.succeed(with: 1)
    let afterwards = future.cancel()
    #expect(!afterwards && !future.isCancelled)
  }

  @Test func `what a state does not allow is an error that names the state`() throws {
    let finished = Future<Int>()
    try finished.succeed(with: 1)
    #expect(throws: FutureError.invalidState(.finished)) { try finished.succeed(with: 2) }
    #expect(throws: FutureError.invalidState(.finished)) { try finished.fail(with: Failed()) }
    #expect(throws: FutureError.invalidState(.finished)) { _ = try finished.start() }
    let value = try finished.result()
    #expect(value == 1)
    let running = Future<Int>()
    _ = try running.start()
    #expect(throws: FutureError.invalidState(.running)) { _ = try running.start() }
    let cancelled = Future<Int>()
    cancelled.cancel()
    #expect(throws: FutureError.invalidState(.cancelled)) { try cancelled.succeed(with: 2) }
    #expect(
      FutureError.invalidState(.running).description
        == "the future is running and cannot be started or given a result")
  }

  @Test func `no time to wait means not at all`() throws {
    let future = Future<Int>()
    #expect(throws: FutureError.timedOut) { try future.result(timeout: .zero) }
    #expect(throws: FutureError.timedOut) { try future.result(timeout: .milliseconds(-5)) }
    #expect(throws: FutureError.timedOut) { try future.error(timeout: .zero) }
    try future.succeed(with: 1)
    let value = try future.result(timeout: .zero)
    #expect(value == 1)
  }

  @Test func `an error of the work that looks like a cancellation is the work's`() throws {
    let future = Future<Int>()
    try future.fail(with: FutureError.cancelled)
    let error = try future.error() as? FutureError
    #expect(error == .cancelled)
    #expect(!future.isCancelled)
  }

  // MARK: Callbacks

  @Test func `callbacks are called once each, in the order added`() throws {
    let future = Future<Int>()
    let notes = Notes()
    for name in ["a", "b", "c"] {
      future.addDoneCallback { done in
        notes.add("\(name)\(try done.result())")
        #expect(done === future)
      }
    }
    #expect(notes.all.isEmpty)
    try future.succeed(with: 1)
    #expect(notes.text == "a1 b1 c1")
    future.addDoneCallback { _ in notes.add("late") }
    #expect(notes.text == "a1 b1 c1 late")
  }

  @Test func `a callback hears of an error and of a cancellation`() throws {
    let failed = Future<Int>()
    let cancelled = Future<Int>()
    let notes = Notes()
    failed.addDoneCallback { notes.add("failed: \(try $0.error() != nil)") }
    cancelled.addDoneCallback { notes.add("cancelled: \($0.isCancelled)") }
    try failed.fail(with: Failed())
    cancelled.cancel()
    cancelled.cancel()
    _ = try cancelled.start()
    #expect(notes.text == "failed: true cancelled: true")
  }

  @Test func `a callback that throws is logged and does not stop the others`() throws {
    let log = Notes()
    observeLog { log.add($0) }
    defer { observeLog(nil) }
    let future = Future<Int>(name: "page")
    let notes = Notes()
    future.addDoneCallback { _ in throw Failed(number: 1) }
    future.addDoneCallback { _ in notes.add("second") }
    try future.succeed(with: 1)
    future.addDoneCallback { _ in throw Failed(number: 2) }
    future.addDoneCallback { _ in notes.add("fourth") }
    #expect(notes.text == "second fourth")
    #expect(
      log.all == [
        "a callback of page threw Failed(number: 1)", "a callback of page threw Failed(number: 2)",
      ])
  }

  @Test func `a callback that adds another has it called after those that were added before`()
    throws
  {
    let future = Future<Int>()
    let notes = Notes()
    future.addDoneCallback { done in
      notes.add("first")
      done.addDoneCallback { _ in notes.add("added by first") }
    }
    future.addDoneCallback { _ in notes.add("second") }
    try future.succeed(with: 1)
    #expect(notes.all == ["first", "second", "added by first"])
  }
}
