/// A queue with room for so many elements, by which threads and tasks hand things to each other.
///
/// ```swift
/// let pages = Channel<Int>(capacity: 2)
/// let producer = Thread {
///   for number in 1...5 { try? pages.send(number) }
///   pages.close()
/// }
/// producer.start()
/// for page in pages { print(page) }  // 1, 2, 3, 4, 5
/// producer.join()
/// print(pages.isClosed, pages.count)  // true 0
/// ```
///
/// Who sends waits while it is full, who receives waits while it is empty, both in the order they
/// came. So a fast producer cannot run ahead of a slow consumer by more than `capacity`. What Go
/// calls a buffered channel, and Python a `queue.Queue(maxsize)`.
///
/// Tasks say `try await pages.send(number)` and `for await page in pages`; threads and tasks can use
/// one channel together. What a strand did before it sent an element happens before what another
/// does after it received that element.
///
/// In a picture each operation is one step that shows what is in the channel before and after it.
///
/// Channels are Hoare's, "Communicating sequential processes", 1978 (<https://doi.org/10.1145/359576.359585>), the
/// room in them is Go's (<https://go.dev/ref/spec#Channel_types>).
public final class Channel<Element: Sendable>: Sendable {
  private let monitor: Monitor<ChannelState<Element>>

  /// Makes a channel that is empty and open.
  /// - Parameters:
  ///   - capacity: how many elements can wait in it to be received; at least one.
  ///   - name: what pictures call it; without one they show the variable that holds it.
  public init(capacity: Int, name: String? = nil) {
    precondition(capacity > 0, "a channel has room for one element or more")
    monitor = Monitor(ChannelState(capacity: capacity), name: name) { $0.description }
    monitor.belongs(to: self)
  }

  /// How many elements are in it now; others may change that at any time.
  public var count: Int { monitor.read { $0.elements.count } }

  /// Whether it was closed; there may still be elements in it.
  public var isClosed: Bool { monitor.read(\.isClosed) }

  /// Says that nothing more will be sent; what is in it can still be received.
  ///
  /// ```swift
  /// let orders = Channel<String>(capacity: 2)
  /// try orders.send("tea")
  /// orders.close()
  /// print(orders.receive() ?? "none", orders.receive() ?? "none")  // tea none
  /// ```
  ///
  /// Who waits to receive from an empty channel receives the end, and who waits to send gets
  /// ``ChannelClosed``. Closing it again does nothing.
  public func close() {
    monitor.change { $0.close() }
  }

  // MARK: Threads

  /// Puts an element in; the thread waits while there is no room.
  ///
  /// ```swift
  /// let orders = Channel<String>(capacity: 2)
  /// do {
  ///   try orders.send("tea")
  ///   orders.close()
  ///   try orders.send("cake")
  /// } catch {
  ///   print(error, orders.count)  // the channel is closed 1
  /// }
  /// ```
  /// - Throws: ``ChannelClosed`` if it is closed, or is while the thread waits.
  public func send(_ element: Element) throws(ChannelClosed) {
    let isTaken = monitor.wait { $0.send(element) }
    if isTaken == false { throw ChannelClosed() }
  }

  /// Puts an element in if there is room, without waiting.
  ///
  /// ```swift
  /// let orders = Channel<String>(capacity: 1)
  /// print(orders.trySend("tea"), orders.trySend("cake"))  // true false
  /// ```
  /// - Returns: whether there was; never in a closed channel.
  public func trySend(_ element: Element) -> Bool {
    monitor.change { $0.send(element) } ?? false
  }

  /// Takes the element out that was sent first; the thread waits while there is none.
  /// - Returns: the element; nil when the channel is closed and everything in it was received.
  public func receive() -> Element? {
    guard case .element(let element)? = monitor.wait(until: { $0.receive() }) else { return nil }
    return element
  }

  /// Takes an element out as `receive()` does, but waits no longer than a time.
  ///
  /// ```swift
  /// let run = try simulate {
  ///   Channel<Int>(capacity: 1).receive(timeout: .milliseconds(50))
  /// }
  /// print(run.value == nil, run.elapsed)  // true 0.05 seconds
  /// ```
  /// - Parameter limit: how long to wait at most.
  /// - Returns: the element; nil when the time was up, or when nothing more will come.
  public func receive(timeout limit: Duration) -> Element? {
    guard case .element(let element)? = monitor.wait(for: limit, until: { $0.receive() })
    else { return nil }
    return element
  }

  /// Takes the element out that was sent first, if there is one, without waiting.
  ///
  /// ```swift
  /// let orders = Channel<String>(capacity: 1)
  /// print(orders.tryReceive() ?? "nothing yet")  // nothing yet
  /// ```
  /// - Returns: the element; nil when there is none now, whether or not more will come.
  public func tryReceive() -> Element? {
    guard case .element(let element)? = monitor.change({ $0.receive() }) else { return nil }
    return element
  }

  // MARK: Tasks

  /// Puts an element in; the task is suspended while there is no room.
  ///
  /// ```swift
  /// let orders = Channel<String>(capacity: 1)
  /// try await orders.send("tea")
  /// print(try await orders.receive() ?? "none")  // tea
  /// ```
  /// - Throws: ``ChannelClosed`` if it is closed, or is meanwhile; `CancellationError` as soon as the task
  ///   is cancelled, and then the element was not sent.
  public func send(_ element: Element) async throws {
    let isTaken = try await monitor.wait { $0.send(element) }
    if !isTaken { throw ChannelClosed() }
  }

  /// Takes the element out that was sent first; the task is suspended while there is none.
  /// - Returns: the element; nil when the channel is closed and everything in it was received.
  /// - Throws: `CancellationError` as soon as the task is cancelled; no element is lost by that.
  public func receive() async throws -> Element? {
    switch try await monitor.wait(until: { $0.receive() }) {
    case .element(let element): element
    case .end: nil
    }
  }
}
