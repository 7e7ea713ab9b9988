/// What a lock, a semaphore or a queue hands on from who gave it to who takes it.
final class Knowledge {
  let clock: UnsafeMutablePointer<UInt32>

  init() {
    clock = .allocate(capacity: Clocks.width)
    clock.initialize(repeating: 0, count: Clocks.width)
  }

  func clear() { clock.update(repeating: 0, count: Clocks.width) }

  deinit { clock.deallocate() }
}
