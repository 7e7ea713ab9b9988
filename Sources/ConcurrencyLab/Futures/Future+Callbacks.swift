extension Future {
  /// Calls something once, when the future is done: finished with a value or an error, or cancelled.
  ///
  /// ```swift
  /// let pool = ThreadPoolExecutor(maxWorkers: 1)
  /// let page = try pool.submit { "<html>" }
  /// page.addDoneCallback { future in print(try future.result().count) }  // 6
  /// pool.shutdown()
  /// ```
  ///
  /// Callbacks are called in the order in which they were added, by whoever brings the future to its end: a worker, or
  /// the thread that cancels. If the future is done already, the callback is called before this returns,
  /// unless earlier ones are being called at this moment; then it is called after them. One that throws is
  /// logged, and the next is called
  /// (<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Future.add_done_callback>).
  /// - Parameter callback: what to call; it is given this future.
  public func addDoneCallback(_ callback: @escaping @Sendable (Future<Value>) throws -> Void) {
    if guarded.step({ machine.add(callback) }) { call([callback]) }
  }

  /// Calls callbacks one after another, and those that are added meanwhile.
  func call(_ callbacks: [@Sendable (Future<Value>) throws -> Void]) {
    var next = callbacks
    while !next.isEmpty {
      for callback in next {
        do { try callback(self) } catch { log("a callback of \(label) threw \(error)") }
      }
      next = guarded.step { machine.moreCallbacks() }
    }
  }
}
