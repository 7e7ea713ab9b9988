internal import Simulator

/// Runs closures as threads, all at once, and waits for all of them.
///
/// ```swift
/// together({ counter.increment() }, { counter.increment() })
/// ```
public func together(_ bodies: (@Sendable () -> Void)...) {
  together(bodies)
}

/// Runs one closure as several threads, all at once, and waits for all of them.
/// - Parameters:
///   - count: how many threads.
///   - body: what each runs; it is given the thread's number, from 0.
public func together(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  together((0..<count).map { number in { @Sendable in body(number) } })
}

private func together(_ bodies: [@Sendable () -> Void]) {
  if let world = World.current {
    world.together(bodies.map { body in { body() } })
    return
  }
  let threads = bodies.map { Thread(name: nil, $0) }
  for thread in threads { thread.start() }
  for thread in threads { thread.join() }
}
