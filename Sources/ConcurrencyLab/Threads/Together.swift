internal import Simulator

/// Runs closures as threads, all at once, and waits for all of them.
///
/// ```swift
/// let count = Mutex(0)
/// together({ count.withLock { $0 += 1 } }, { count.withLock { $0 += 2 } })
/// ```
public func together(_ bodies: (@Sendable () -> Void)...) {
  together(bodies.count) { (number: Int) in bodies[number]() }
}

/// Runs one closure as several threads that nobody can tell apart, all at once, and waits for all of them.
///
/// ```swift
/// let count = Mutex(0)
/// together(4) { count.withLock { $0 += 1 } }
/// ```
///
/// A search tries one of the orders in which such threads can begin, where any other would come to the same.
/// - Parameters:
///   - count: how many threads.
///   - body: what each runs.
public func together(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  if let world = World.current { return world.together(count, body) }
  together(count) { (_: Int) in body() }
}

/// Runs one closure as several threads, all at once, and waits for all of them.
///
/// ```swift
/// let squares = Mutex([Int: Int]())
/// together(3) { number in squares.withLock { $0[number] = number * number } }
/// ```
/// - Parameters:
///   - count: how many threads.
///   - body: what each runs; it is given the thread's number, from 0.
public func together(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  if let world = World.current { return world.together(count, body) }
  let threads = (0..<count).map { number in Thread(name: nil) { body(number) } }
  for thread in threads { thread.start() }
  for thread in threads { thread.join() }
}
