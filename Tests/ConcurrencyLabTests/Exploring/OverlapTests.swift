import ConcurrencyLab
import Specimens
import Testing

/// Swift's rule that accesses to one property do not overlap holds in a simulation as it does outside.
struct OverlapTests {
  @Test func `a change inside a change ends the program`() async {
    let ended = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try simulate { Overlapping().changesTwice() }
    }
    #expect(saysOverlap(ended))
  }

  @Test func `a look inside a change ends the program`() async {
    let ended = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try simulate { Overlapping().looksMeanwhile() }
    }
    #expect(saysOverlap(ended))
  }

  @Test func `accesses that do not overlap go on, one inside the other`() throws {
    try everySchedule(yields: [31, 5, 62]) {
      let object = Overlapping()
      for _ in 0..<3 { object.changesAnother() }
      return [object.first, object.second, object.looksTwice()]
    }
  }

  @Test func `threads change one property at once without overlapping`() throws {
    try everySchedule(yields: 21) {
      let object = Overlapping()
      let lock = Lock()
      together(2) { _ in lock.withLock { object.changesAnother() } }
      return object.first
    }
  }

  private func saysOverlap(_ ended: ExitTest.Result?) -> Bool {
    String(decoding: ended?.standardErrorContent ?? [], as: UTF8.self)
      .contains("modification requires exclusive access")
  }
}
