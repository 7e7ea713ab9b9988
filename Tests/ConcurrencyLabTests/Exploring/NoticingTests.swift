import ConcurrencyLab
import Specimens
import Testing
import Trace

/// What tasks notice of each other without touching a variable of the program: each order is tried.
@Suite struct NoticingTests {
  private func outcomes<Value: Sendable>(
    workers: Int? = nil, _ body: @escaping @Sendable () async -> Value
  ) async -> [String] {
    let found = await exploration {
      try await everySchedule(workers: workers, body) { _ in true }
    }
    #expect(found.verdict == .proved)
    #expect(found.findings.map(\.headline) == [])
    return found.outcomes.map(\.value).sorted()
  }

  @Test func `children of a group end in either order`() async {
    #expect(await outcomes { await orderOfChildren() } == ["[1, 2]", "[2, 1]"])
  }

  @Test func `two tasks yield into a stream in either order`() async {
    #expect(await outcomes { await twoProducers() } == ["[1, 2]", "[2, 1]"])
  }

  @Test func `a consumer comes before or after the second value`() async {
    let seen = await outcomes { await newestOnly() }
    #expect(seen == ["Optional(1)", "Optional(2)"])
  }

  @Test func `tasks come back to an actor in the order in which what they await ends`() async {
    #expect(await outcomes { await orderOfReturns() } == ["[1, 2]", "[2, 1]"])
  }

  @Test func `a task asks before or after it was cancelled`() async {
    #expect(await outcomes { await seesCancellation() } == ["false", "true"])
    #expect(await outcomes { await checkThrows() } == ["false", "true"])
  }

  @Test func `another task gets at an actor that awaits, unless what it awaits is done`() async {
    #expect(await outcomes { await comesBetween() } == ["1", "2"])
  }

  @Test func `what is handed over is no race, whoever was first`() async {
    #expect(await outcomes { await readsAfterAwait() } == ["1"])
    #expect(await outcomes(workers: 1) { await readsAfterAwait() } == ["1"])
    #expect(await outcomes { await readsAfterGroup() } == ["2"])
    #expect(await outcomes { await readsAfterYield() } == ["7"])
  }
}
