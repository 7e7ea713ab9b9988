import ConcurrencyLab
import Specimens
import Testing
import Trace

/// Who cancels a task calls its handlers, and the task waits for them; each order is tried.
@Suite struct CancellationTests {
  private func outcomes(_ body: @escaping @Sendable () async -> String) async -> Set<String> {
    let found = await exploration { try await everySchedule(body) { _ in true } }
    #expect(found.verdict == .proved)
    #expect(found.findings.map(\.headline) == [])
    return Set(found.outcomes.map(\.value))
  }

  @Test func `a handler is called unless the operation was over before`() async {
    #expect(await outcomes { await handlerCalled() } == ["", "handler"])
  }

  @Test func `a task leaves its operation only when its handler has ended`() async {
    #expect(
      await outcomes { await handlerComesFirst() } == ["hHox", "hoHx", "ohHx", "ox"])
  }

  @Test func `a child's handler is called by whoever cancels its parent`() async {
    #expect(await outcomes { await handlersOfFamily() } == ["", "p", "cp", "pc"])
  }

  @Test func `a child is added to a group, or not because it was cancelled before`() async {
    #expect(await outcomes { "\(await addedUnlessCancelled())" } == ["false", "true"])
    #expect(await outcomes { "\(await groupSaysCancelled())" } == ["false", "true"])
  }

  @Test func `a handler that waits for its task is a deadlock`() async {
    let alone = await exploration {
      try await everySchedule {
        await handlerWaitsForItsTask()
      } yields: { _ in
        true
      }
    }
    #expect(alone.findings.first?.kind == .deadlock)
    #expect(alone.findings.first?.headline == "A waits for 'L', which it holds itself")
    let two = await exploration {
      try await everySchedule {
        try await handlerWaitsForOtherTask()
      } yields: { _ in
        true
      }
    }
    #expect(two.verdict == .refuted)
    #expect(two.findings.first?.kind == .deadlock)
    #expect(two.findings.first?.headline == "main and A wait for each other")
    #expect(
      Set(two.findings.first?.waits.map(\.resource) ?? []) == ["L", "the cancellation of A"])
  }
}
