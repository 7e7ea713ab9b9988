extension Future {
  /// Waits until the work is done, and hands out its value.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 1)
  /// let sum = try pool.submit { (1...100).reduce(0, +) }
  /// do {
  ///   print(try sum.result(timeout: .seconds(5)))  // 5050
  /// } catch FutureError.timedOut {
  ///   print("still at it")
  /// }
  /// ```
  ///
  /// The calling thread blocks. The work goes on when the time is up; ask again, or cancel what has not begun.
  /// - Parameter timeout: how long to wait at most; nil for as long as it takes, zero for not at all.
  /// - Returns: the value.
  /// - Throws: what the work threw; ``FutureError/timedOut``; ``FutureError/cancelled``.
  public func result(timeout: Duration? = nil) throws -> Value {
    try outcome(timeout: timeout).get()
  }

  /// Waits until the work is done, and hands out its error.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 1)
  /// let page = try pool.submit { try SimulatedWeb().get("nowhere") }
  /// if let error = try page.error() { print(error is InvalidURL) }  // true
  /// ```
  /// - Parameter timeout: how long to wait at most; nil for as long as it takes, zero for not at all.
  /// - Returns: the error; nil if it ended well.
  /// - Throws: ``FutureError/timedOut``; ``FutureError/cancelled``.
  public func error(timeout: Duration? = nil) throws(FutureError) -> (any Error)? {
    let outcome = try outcome(timeout: timeout)
    guard case .failure(let error) = outcome else { return nil }
    if guarded.peek({ machine.state != .finished }) { throw .cancelled }
    return error
  }

  /// Whether its work ended with an error, once it is known to be done.
  var hasFailed: Bool {
    guarded.peek {
      guard machine.state == .finished, case .failure? = machine.result else { return false }
      return true
    }
  }

  private func outcome(timeout: Duration?) throws(FutureError) -> Result<Value, any Error> {
    let mailbox = Mailbox<Int>(label) { [weak self] in self?.holder(waiting: $0) }
    mailbox.isQueued = { [weak self] in self?.machine.state == .pending && self?.queue != nil }
    let known = guarded.step { () -> Result<Value, any Error>? in
      if let result = machine.result { return result }
      if timeout.map({ $0 > .zero }) ?? true {
        _ = machine.watch(Watch(watcher: mailbox, number: 0))
      }
      return nil
    }
    if let known { return known }
    if let timeout, timeout <= .zero { throw .timedOut }
    if mailbox.take(for: timeout) == nil {
      // The time is up; but if it ended at the same moment there is a result to hand out.
      let late = guarded.step { () -> Result<Value, any Error>? in
        if let result = machine.result { return result }
        _ = machine.unwatch { $0.watcher === mailbox }
        return nil
      }
      guard let late else { throw .timedOut }
      return late
    }
    guard let result = guarded.peek({ machine.result }) else { throw .invalidState(state) }
    return result
  }
}
