import Testing
import Trace

@testable import Grading

/// A lock that blocks its own holder, one that was kept, and a circle are three different mistakes.
struct DeadlockWordingTests {
  @Test(arguments: [
    (
      [Finding.Wait(strand: 1, resource: "lock", holder: 1)],
      "It waits for a lock that it holds itself."
    ),
    (
      [Finding.Wait(strand: 2, resource: "lock", holder: 1)],
      "The lock was taken and never given back, so whoever comes next waits for ever."
    ),
    (
      [
        Finding.Wait(strand: 1, resource: "one", holder: 2),
        Finding.Wait(strand: 2, resource: "other", holder: 1),
      ],
      "Each waits for something that another holds, so none of them can go on."
    ),
  ])
  func `what a deadlock means depends on who holds the lock`(
    waits: [Finding.Wait], meaning: String
  ) {
    let finding = Finding(kind: .deadlock, headline: "they wait", waits: waits)
    #expect(Wording.words(for: finding).meaning == meaning)
  }

  @Test(arguments: [
    [Finding.Wait(strand: 1, resource: "A", holder: 1)],
    [
      Finding.Wait(strand: 1, resource: "B", holder: 2),
      Finding.Wait(strand: 2, resource: "A", holder: 1),
    ],
  ])
  func `tasks that wait for each other's ends hold nothing`(waits: [Finding.Wait]) {
    let strands = [Strand(id: 1, name: "A", kind: .task), Strand(id: 2, name: "B", kind: .task)]
    let finding = Finding(kind: .deadlock, headline: "they wait", strands: strands, waits: waits)
    #expect(
      Wording.words(for: finding).meaning
        == "Whoever waits for the end of a task that waits for it never gets there.")
  }
}
