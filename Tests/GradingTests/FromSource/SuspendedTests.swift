import Testing
import Trace

@testable import Grading

/// Tasks that never come back: what each waits for, and the line where it would go on.
struct SuspendedTests {
  /// A program with a task that is suspended for ever.
  struct Case: CustomTestStringConvertible, Sendable {
    /// What it is suspended in.
    var testDescription: String
    /// The end of the function, with marks.
    var body: String
    var kind = Finding.Kind.neverResumed
    var headline =
      "main is suspended and nothing is left that could resume it: a continuation was dropped, or a stream not finished"
    /// For each that waits: its name, what it waits for, the marks of its lines.
    var waits: [[String]]

    var source: Source {
      Source(
        """
        actor Box {
          var waiting: [CheckedContinuation<Void, Never>] = []
          func wait() async {
            await withCheckedContinuation { waiting.append($0) }  // in the box
          }
          func count() -> Int { waiting.count }
          func block(_ gate: Semaphore) {
            gate.wait()  // on the actor
          }
        }
        final class Tasks: Sendable {
          let first = Mutex<Task<Void, Never>?>(nil)
        }
        public func program() async throws -> String {
          let box = Box()
          _ = box
        \(body)
          return "done"
        }

        """)
    }
  }

  private static let someone = "somebody who resumes it"
  private static func dropped(by name: String) -> String {
    "\(name) is suspended and nothing is left that could resume it: a continuation was dropped, or a stream not finished"
  }
  private static let leaked =
    "A is still suspended when everything else is done, and nothing is left that could resume it"

  /// What the program itself is suspended in.
  static let own = [
    Case(
      testDescription: "a checked continuation",
      body: "  await withCheckedContinuation { (_: CheckedContinuation<Void, Never>) in }  // here",
      waits: [["main", someone, "here"]]),
    Case(
      testDescription: "a continuation in the middle of an expression, over several lines",
      body: """
          let more = 1
          print(
            try await withCheckedThrowingContinuation {  // here
              (_: CheckedContinuation<Int, any Error>) in
              print("dropped")
            } + more)
        """, waits: [["main", someone, "here"]]),
    Case(
      testDescription: "a stream that nobody finishes",
      body: """
          let (stream, end) = AsyncStream.makeStream(of: Int.self)
          end.yield(1)
          for await number in stream {  // here
            print(number)
          }
          end.finish()
        """, waits: [["main", someone, "here"]]),
    Case(
      testDescription: "the second round of a loop",
      body: """
          for round in 0..<3 {
            print(round)
            await Task { if round > 0 { await box.wait() } }.value  // here
          }
        """, headline: dropped(by: "B"),
      waits: [["B", someone, "in the box", "here"], ["main", "B", "here"]]),
    Case(
      testDescription: "a function that calls a function",
      body: """
          func inner() async { await box.wait() }  // in the inner
          func outer() async -> Int {
            await inner()  // in the outer
            return 1
          }
          let sum = (await outer(), 2)  // here
          print(sum.0 + sum.1)
        """, waits: [["main", someone, "in the box", "in the inner", "in the outer", "here"]]),
  ]

  /// What waits for other tasks.
  static let others = [
    Case(
      testDescription: "the value of a task",
      body: """
          let task = Task { await box.wait() }  // the task
          print(1)
          await task.value  // here
        """, headline: dropped(by: "A"),
      waits: [["A", someone, "in the box", "the task"], ["main", "A", "here"]]),
    Case(
      testDescription: "the next of a group",
      body: """
          try await withThrowingTaskGroup(of: Int.self) { group in  // the group
            group.addTask { 1 }
            group.addTask { await box.wait(); return 2 }  // the child
            while let number = try await group.next() {  // here
              print(number)
            }
          }
        """, headline: dropped(by: "B"),
      waits: [["B", someone, "in the box", "the child"], ["main", "B", "here", "the group"]]),
    Case(
      testDescription: "the end of a group",
      body: """
          await withDiscardingTaskGroup { group in  // here
            group.addTask { await box.wait() }  // the child
            group.addTask { await box.wait() }  // the other
          }
        """, headline: dropped(by: "A"),
      waits: [
        ["A", someone, "in the box", "the child"], ["B", someone, "in the box", "the other"],
        ["main", "A or B", "here"],
      ]),
    Case(
      testDescription: "an async let",
      body: """
          async let one: Void = box.wait()  // the child
          async let two = box.count()
          print(await two)
          await one  // here
        """, headline: dropped(by: "A"),
      waits: [["A", someone, "in the box", "the child"], ["main", "A", "here"]]),
    Case(
      testDescription: "each other",
      body: """
          let tasks = Tasks()
          let first = Task {
            try? await Task.sleep(for: .seconds(1))
            let second = tasks.first.withLock { $0 }
            await second?.value  // for the second
          }
          let second = Task { await first.value }  // for the first
          tasks.first.withLock { $0 = second }
          await second.value
        """, kind: .deadlock, headline: "A and B wait for each other",
      waits: [["A", "B", "for the second"], ["B", "A", "for the first"]]),
    Case(
      testDescription: "itself",
      body: """
          let tasks = Tasks()
          let task = Task {
            try? await Task.sleep(for: .seconds(1))
            let own = tasks.first.withLock { $0 }
            await own?.value  // for itself
          }
          tasks.first.withLock { $0 = task }
          await task.value
        """, kind: .deadlock, headline: "A waits for its own end",
      waits: [["A", "A", "for itself"]]),
    Case(
      testDescription: "a task that sleeps first, and that nobody waits for",
      body: """
          Task {
            try await Task.sleep(for: .seconds(5))
            await box.wait()  // the task
          }
        """, kind: .leakedStrand, headline: leaked,
      waits: [["A", someone, "in the box", "the task"]]),
  ]

  /// What waits for something of the kit, or for an actor.
  static let kit = [
    Case(
      testDescription: "a semaphore",
      body: "  let gate = Semaphore(value: 0, name: \"gate\")\n  try await gate.wait()  // here",
      kind: .lostWakeup, headline: "main waits for 'gate', and nobody is left to end the wait",
      waits: [["main", "gate", "here"]]),
    Case(
      testDescription: "a channel",
      body: """
          let channel = Channel<Int>(capacity: 1, name: "orders")
          print(try await channel.receive())  // here
        """,
      kind: .lostWakeup, headline: "main waits for 'orders', and nobody is left to end the wait",
      waits: [["main", "orders", "here"]]),
    Case(
      testDescription: "a future",
      body: """
          let future = Future<Int>(name: "answer")
          print(try await future.value)  // here
        """,
      kind: .lostWakeup, headline: "main waits for 'answer', and nobody is left to end the wait",
      waits: [["main", "answer", "here"]]),
    Case(
      testDescription: "an actor that another task blocks",
      body: """
          let gate = Semaphore(value: 0, name: "gate")
          let task = Task { await box.block(gate) }  // the task
          let count = await box.count() + 1  // here
          gate.signal()
          await task.value
          print(count)
        """,
      kind: .lostWakeup, headline: "A waits for 'gate', and nobody is left to end the wait",
      waits: [
        ["A", "gate", "on the actor", "the task"], ["main", "its turn on the actor", "here"],
      ]),
  ]

  @Test(arguments: own + others + kit)
  func `a task that never comes back is told with its lines`(_ program: Case) throws {
    let source = program.source
    let finding = try source.finding(.task)
    #expect(finding.kind == program.kind)
    #expect(finding.headline == program.headline)
    let waits = finding.waits.map { wait in
      [finding.strands.first { $0.id == wait.strand }?.name ?? "?", wait.resource]
        + source.marks(of: wait.stack)
    }
    #expect(waits == program.waits)
  }
}
