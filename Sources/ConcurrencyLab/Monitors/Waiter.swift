/// A thread or a task that waits for the state of a monitor; touched only while that is entered.
final class Waiter<State>: @unchecked Sendable {
  // Safe to share: see above.
  /// Changes the state if it can; returns whether it could.
  let attempt: (inout State) -> Bool
  /// Undoes what attempts that failed have left in the state.
  let withdraw: (inout State) -> Void
  /// Lets who waits go on.
  var wake: (() -> Void)?
  /// Whether an attempt succeeded.
  private(set) var isServed = false
  /// Whether it waits no more: it was served, or gave up.
  private(set) var isOver = false
  /// Whether it shall wait no more, and has to see to that itself.
  private(set) var isInterrupted = false

  init(withdraw: @escaping (inout State) -> Void, attempt: @escaping (inout State) -> Bool) {
    self.withdraw = withdraw
    self.attempt = attempt
  }

  /// Ends the wait, once.
  func end(served: Bool) {
    isServed = served
    isOver = true
    goOn()
  }

  /// Ends the wait from outside, whether or not it is served before it notices.
  func interrupt() {
    isInterrupted = true
    goOn()
  }

  private func goOn() {
    wake?()
    wake = nil
  }
}
