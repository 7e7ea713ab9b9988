/// What a lock, a semaphore or a queue hands on from who gave it to who takes it.
final class Knowledge {
  /// A time of each strand, in a run with no more than `Clocks` has rows for; nil before anything was handed on.
  private(set) var times: UnsafeMutablePointer<UInt32>?
  /// The same in a run with more strands.
  private var shared = SharedClock()

  /// The times to add to.
  @inline(__always)
  var places: UnsafeMutablePointer<UInt32> { times ?? makePlaces() }

  func clear() {
    times?.update(repeating: 0, count: Clocks.width)
    shared = SharedClock()
  }

  @inline(never)
  private func makePlaces() -> UnsafeMutablePointer<UInt32> {
    let places = UnsafeMutablePointer<UInt32>.allocate(capacity: Clocks.width)
    places.initialize(repeating: 0, count: Clocks.width)
    times = places
    return places
  }

  /// What it hands on in a run with many strands.
  var clock: SharedClock {
    get {
      takeOver()
      return shared
    }
    _modify {
      takeOver()
      yield &shared
    }
  }

  /// Takes over what was handed on before there were that many.
  private func takeOver() {
    guard let before = times else { return }
    shared.learn(before)
    before.deallocate()
    times = nil
  }

  deinit { times?.deallocate() }
}
