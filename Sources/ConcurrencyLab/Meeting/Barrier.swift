/// A place where a number of threads wait for each other: none goes on before all have come.
///
/// ```swift
/// let barrier = Barrier(parties: 2)
/// let halves = Mutex([Int]())
/// together(2) { number in
///   halves.withLock { $0.append(number) }
///   barrier.wait()
///   print(halves.withLock(\.count))  // 2, 2
/// }
/// print(barrier.parties, barrier.waitingCount)  // 2 0
/// ```
///
/// It can be used again and again: when all have come, it waits for the same number anew.
///
/// What each did before it waited happens before what any of them does afterwards. Python
/// (<https://docs.python.org/3/library/threading.html#barrier-objects>) and Java have the same under the same name; unlike
/// theirs, this one cannot break.
public final class Barrier: Sendable {
  /// How many have to come.
  public let parties: Int
  private let monitor: Monitor<BarrierState>

  /// Makes a barrier.
  /// - Parameters:
  ///   - parties: how many have to come before they all go on; at least one.
  ///   - name: what pictures call it; without one they show the variable that holds it.
  public init(parties: Int, name: String? = nil) {
    precondition(parties > 0, "a barrier waits for one or more")
    self.parties = parties
    monitor = Monitor(BarrierState(parties: parties), name: name) { $0.description }
    monitor.belongs(to: self)
  }

  /// How many wait now; others may change that at any time.
  public var waitingCount: Int { monitor.read(\.arrived) }

  /// Makes the calling thread wait until all have come.
  /// - Returns: how many had come before; one of them gets 0, and can do what only one shall do.
  @discardableResult
  public func wait() -> Int {
    visit(waitingFor: nil) ?? 0
  }

  /// Makes the calling thread wait until all have come, but no longer than a time.
  ///
  /// ```swift
  /// let barrier = Barrier(parties: 2)
  /// print(barrier.wait(timeout: .zero) == nil)  // true: the other has not come
  /// ```
  /// - Parameter limit: how long to wait at most.
  /// - Returns: how many had come before; nil if the time was up, and then the thread does not count
  ///   as one that has come.
  public func wait(timeout limit: Duration) -> Int? {
    visit(waitingFor: limit)
  }

  /// Suspends the calling task until all have come.
  ///
  /// ```swift
  /// let barrier = Barrier(parties: 2)
  /// async let other = barrier.wait()
  /// let before = try await barrier.wait()
  /// print(before + (try await other))  // 1: one came first, one second
  /// ```
  /// - Returns: how many had come before.
  /// - Throws: `CancellationError` as soon as the task is cancelled; it then does not count as one that has come.
  @discardableResult
  public func wait() async throws -> Int {
    let visit = Visit()
    return try await monitor.wait(withdraw: { $0.leave() }) { visit.attempt(&$0) }
  }

  private func visit(waitingFor limit: Duration?) -> Int? {
    let visit = Visit()
    return monitor.wait(for: limit, withdraw: { $0.leave() }) { visit.attempt(&$0) }
  }

  /// One wait at a barrier: it arrives once, and is through when a new round has begun.
  private final class Visit {
    private var arrival: (round: Int, number: Int)?

    /// The number of the arrival, once all have come.
    func attempt(_ state: inout BarrierState) -> Int? {
      let mine = arrival ?? state.arrive()
      arrival = mine
      return state.round > mine.round ? mine.number : nil
    }
  }
}
