import Foundation
import Testing
import Trace

@testable import Grading

/// Each way to go wrong, from plain source to its own finding: the kind, the sentence, the lines.
struct FindingsTests {
  @Test func `two locks in two orders are a deadlock, with who holds what and where`() throws {
    let source = Source(
      """
      import Foundation
      final class Account: @unchecked Sendable {
        let lock = NSLock()
        var balance = 10
      }
      func move(_ from: Account, _ to: Account) {
        from.lock.lock()
        to.lock.lock()  // the second lock
        from.balance -= 1
        to.balance += 1
        to.lock.unlock()
        from.lock.unlock()
      }
      public func program() throws -> String {
        let mine = Account()
        let yours = Account()
        let one = Thread { move(mine, yours) }  // there
        let two = Thread { move(yours, mine) }  // and back
        one.start()
        two.start()
        one.join()
        two.join()
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .deadlock)
    #expect(finding.headline == "A and B wait for each other")
    #expect(finding.preemptions == 1)
    let waits = finding.waits
    #expect(waits.map(\.resource) == ["account #2.lock", "account #1.lock"])
    #expect(waits.map(\.holds) == [["account #1.lock"], ["account #2.lock"]])
    #expect(waits.map(\.holder) == [2, 1])
    #expect(
      waits.map { source.marks(of: $0.stack) }
        == [["the second lock", "there"], ["the second lock", "and back"]])
  }

  @Test(arguments: [
    ("let bank = Bank()", "bank.", ["right", "left"]), ("", "", ["right", "left"]),
  ])
  func `a mutex in a cycle is told by the name of its variable`(
    made: String, owner: String, names: [String]
  ) throws {
    let locks = "let left = Mutex(1)\n  let right = Mutex(2)"
    let source = Source(
      """
      final class Bank: Sendable {
        \(locks)
      }
      \(locks)
      public func program() throws -> String {
        \(made)
        together(
          { \(owner)left.withLock { l in \(owner)right.withLock { r in l += r } } },  // to the right
          { \(owner)right.withLock { r in \(owner)left.withLock { l in r += l } } })  // to the left
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .deadlock)
    #expect(finding.waits.map(\.resource) == names)
    #expect(
      finding.waits.map { source.marks(of: $0.stack).first } == ["to the right", "to the left"])
  }

  @Test func `a lock taken twice, and one that was never given back`() throws {
    let twice = Source(
      """
      public func program() throws -> String {
        let lock = Lock(name: "door")
        lock.lock()
        lock.lock()  // again
        return "done"
      }
      """)
    let first = try twice.finding()
    #expect(first.kind == .deadlock)
    #expect(first.headline == "main waits for 'door', which it holds itself")
    #expect(first.waits.map { twice.marks(of: $0.stack) } == [["again"]])

    let kept = Source(
      """
      public func program() throws -> String {
        let lock = Lock(name: "door")
        let thread = Thread { lock.lock() }
        thread.start()
        thread.join()
        lock.lock()  // for ever
        return "done"
      }
      """)
    let second = try kept.finding()
    #expect(second.kind == .deadlock)
    #expect(second.headline == "main waits for 'door', which A took and never gave back")
    #expect(second.waits.map { kept.marks(of: $0.stack) } == [["for ever"]])
  }

  @Test(arguments: [
    ("let door = NSLock()", "door.lock(); door.lock()", Finding.Kind.deadlock),
    ("let door = Mutex(0)", "door.withLock { _ in door.withLock { $0 += 1 } }", .deadlock),
    ("let door = Semaphore(value: 0)", "door.wait()", .lostWakeup),
    ("let door = NSCondition()", "door.lock(); door.wait()", .lostWakeup),
    ("let door = NSLock()", "door.unlock()", .unbalancedUnlock),
  ])
  func `what only a local variable refers to has the name of that`(
    made: String, used: String, kind: Finding.Kind
  ) throws {
    let source = Source(
      """
      import Foundation
      public func program() throws -> String {
        \(made)
        \(used)  // here
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == kind)
    #expect(finding.headline.contains("'door'"), "\(finding.headline)")
    #expect(finding.waits.map { source.marks(of: $0.stack).first } == ["here"])
  }

  @Test func `a signal that comes before the wait is a lost wake-up`() throws {
    let source = Source(
      """
      final class Box: @unchecked Sendable {
        let filled = Condition()
        var isFull = false
      }
      public func program() throws -> String {
        let box = Box()
        together(
          {
            box.filled.lock()
            box.filled.wait()  // waits
            box.filled.unlock()
          },
          {
            box.filled.lock()
            box.isFull = true
            box.filled.signal()
            box.filled.unlock()
          })
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .lostWakeup)
    #expect(finding.headline == "A waits for 'filled', and nobody is left to end the wait")
    #expect(finding.waits.map { source.marks(of: $0.stack).first } == ["waits"])
  }

  @Test func `what still waits when the function has returned is leaked`() throws {
    let thread = Source(
      """
      public func program() throws -> String {
        let gate = Semaphore(value: 0, name: "gate")
        Thread { gate.wait() }.start()  // leaked
        return "done"
      }
      """)
    let first = try thread.finding()
    #expect(first.kind == .leakedStrand)
    #expect(first.headline == "A is still waiting when everything else is done")
    #expect(first.waits.map(\.resource) == ["gate"])
    #expect(first.waits.map { thread.marks(of: $0.stack) } == [["leaked"]])

    let task = Source(
      """
      public func program() async throws -> String {
        let gate = Semaphore(value: 0)
        Task { try await gate.wait() }
        return "done"
      }
      """)
    let second = try task.finding(.task)
    #expect(second.kind == .leakedStrand)
    #expect(
      second.headline
        == "A is still suspended when everything else is done, and nothing is left that could resume it"
    )
  }

  @Test func `a continuation that nobody resumes is found, whoever awaits it`() throws {
    let text = """
      actor Box {
        var waiting: [CheckedContinuation<Void, Never>] = []
        func wait() async { await withCheckedContinuation { waiting.append($0) } }
      }
      public func program() async throws -> String {
        let box = Box()
        CALL
        return "done"
      }
      """
    let body = try Source(text.replacing("CALL", with: "await box.wait()")).finding(.task)
    #expect(body.kind == .neverResumed)
    #expect(
      body.headline
        == "main is suspended and nothing is left that could resume it: a continuation was dropped, or a stream not finished"
    )
    let child = try Source(text.replacing("CALL", with: "Task { await box.wait() }")).finding(.task)
    #expect(child.kind == .leakedStrand)
  }

  @Test func `a continuation resumed twice is told with both places`() throws {
    let source = Source(
      """
      public func program() async throws -> String {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
          Task { continuation.resume() }  // once
          Task { continuation.resume() }  // twice
        }
        try await Task.sleep(for: .seconds(1))
        return "done"
      }
      """)
    let finding = try source.finding(.task)
    #expect(finding.kind == .resumedTwice)
    #expect(finding.headline == "B resumes a continuation that A has resumed already")
    #expect(finding.accesses.map { source.marks(of: $0.stack) } == [["once"], ["twice"]])
  }

  @Test func `a lock given back by whoever does not hold it is an unbalanced unlock`() throws {
    let source = Source(
      """
      import Foundation
      public func program() throws -> String {
        let lock = NSLock()
        lock.lock()
        let thread = Thread {
          lock.unlock()  // not its own
        }
        thread.start()
        thread.join()
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .unbalancedUnlock)
    #expect(finding.headline == "A unlocks 'lock', which it does not hold")
    #expect(finding.waits.map { source.marks(of: $0.stack).first } == ["not its own"])
  }

  @Test(arguments: [Workshop.Body.thread, .task])
  func `a recursion without an end is a stack overflow of its strand`(
    body: Workshop.Body
  ) throws {
    let start =
      body == .thread
      ? "let other = Thread { print(deep(0)) }; other.start(); other.join()"
      : "await Task { print(deep(0)) }.value"
    let source = Source(
      """
      func deep(_ number: Int) -> Int {
        deep(number + 1) + 1  // deeper
      }
      public func program()\(body == .task ? " async" : "") throws -> String {
        \(start)
        return "done"
      }
      """)
    let finding = try source.finding(body)
    #expect(finding.kind == .stackOverflow)
    #expect(finding.headline == "A ran out of stack: a function calls itself without end")
    #expect(finding.waits.map { source.marks(of: $0.stack).first } == ["deeper"])
  }

  @Test func `a schedule that leads elsewhere is found: the program keeps something outside`()
    throws
  {
    // What progress is current belongs to the system's thread, which outlives an execution.
    let source = Source(
      """
      import Foundation
      public func program() throws -> String {
        let isOdd = Progress.current() == nil
        if isOdd {
          Progress(totalUnitCount: 1).becomeCurrent(withPendingUnitCount: 1)
        } else {
          Progress.current()?.resignCurrent()
        }
        let lock = Mutex(0)
        together(
          { lock.withLock { $0 += 1 } },
          { for _ in 0..<(isOdd ? 1 : 3) { lock.withLock { $0 += 1 } } })
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .diverged)
    #expect(
      finding.headline
        == "the same schedule led elsewhere; the program depends on something outside, such as a real clock, a random number or a variable that keeps its value from one execution to the next"
    )
  }
}
