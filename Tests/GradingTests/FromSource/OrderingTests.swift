import Testing
import Trace

@testable import Grading

/// What the orderings of atomic operations order, and what a data race on memory with an owner ends: from plain
/// source, with nothing but the usual imports.
struct OrderingTests {
  private func post(_ sends: String, _ receives: String) -> Source {
    Source(
      """
      import Synchronization
      final class Post: @unchecked Sendable {
        var letter = 0
        let state = Atomic(0)
      }
      public func program() throws -> String {
        let post = Post()
        together(
          {
            post.letter = 42  // writes
            \(sends)
          },
          {
            if \(receives) {
              if post.letter != 42 { fatalError("no letter") }  // reads
            }
          })
        return "done"
      }
      """)
  }

  private func store(_ ordering: String) -> String {
    "post.state.store(1, ordering: .\(ordering))"
  }

  private func load(_ ordering: String) -> String {
    "post.state.load(ordering: .\(ordering)) == 1"
  }

  private func exchange(_ failure: String) -> String {
    "post.state.compareExchange(expected: 0, desired: 2, successOrdering: .relaxed, "
      + "failureOrdering: .\(failure)).original == 1"
  }

  private let add = "post.state.wrappingAdd(1, ordering: .relaxed)"

  @Test(arguments: [
    ("releasing", "acquiring"), ("sequentiallyConsistent", "sequentiallyConsistent"),
    ("releasing", "sequentiallyConsistent"), ("sequentiallyConsistent", "acquiring"),
  ])
  func `a message over a flag that releases and acquires is proved`(
    stored: String, loaded: String
  ) throws {
    let traces = try post(store(stored), load(loaded)).tracesOfProof()
    #expect(traces == 2)
  }

  @Test func `a compare-exchange that fails acquires by its failure's ordering`() throws {
    let traces = try post(store("releasing"), exchange("acquiring")).tracesOfProof()
    #expect(traces == 2)
    try expectRace(post(store("releasing"), exchange("relaxed")))
  }

  @Test(arguments: [
    ("relaxed", "relaxed"), ("releasing", "relaxed"), ("relaxed", "acquiring"),
    ("relaxed", "sequentiallyConsistent"),
  ])
  func `a message over a flag that is relaxed on one side is a data race`(
    stored: String, loaded: String
  ) throws {
    try expectRace(post(store(stored), load(loaded)))
  }

  @Test func `a relaxed counter loses nothing and orders nothing`() throws {
    let total = Source(
      """
      import Synchronization
      public func program() throws -> String {
        let count = Atomic(0)
        together(3) { _ in count.add(1, ordering: .relaxed) }
        return count.load(ordering: .relaxed) == 3 ? "done" : "lost"
      }
      """)
    #expect(try total.tracesOfProof() == 6)
    try expectRace(post(add, "post.state.wrappingAdd(1, ordering: .relaxed).oldValue == 1"))
  }

  private func expectRace(_ source: Source) throws {
    let finding = try source.finding()
    #expect(finding.kind == .dataRace)
    #expect(finding.variable == "letter")
    #expect(
      finding.headline
        == "two accesses to 'letter', one of them a write, with nothing between them that orders them"
    )
    #expect(finding.accesses.map(\.action) == [.write, .read])
    #expect(finding.accesses.map { source.marks(of: $0.stack) } == [["writes"], ["reads"]])
  }

  @Test(arguments: [
    ("[Int]", "[]", "box.it.append(1)", "box.it.append(2)"),
    ("String", "\"\"", "box.it += \"a\"", "box.it += \"b\""),
    ("[Int: Int]", "[:]", "box.it[1] = 1", "box.it[2] = 2"),
    ("Thing", "Thing()", "box.it = Thing()", "box.it = Thing()"),
    ("Thing?", "nil", "box.it = Thing()", "_ = box.it?.number"),
    ("Choice", ".none", "box.it = .some(\"x\")", "box.it = .none"),
    ("any Counted", "Thing()", "box.it = Thing()", "_ = box.it.number"),
    ("() -> Int", "{ 1 }", "box.it = { 2 }", "_ = box.it()"),
  ])
  func `a race on what owns memory ends the execution before the second access`(
    type: String, value: String, first: String, second: String
  ) throws {
    let source = Source(
      """
      import Synchronization
      protocol Counted { var number: Int { get } }
      final class Thing: Counted { let number = 1 }
      enum Choice { case none, some(String) }
      final class Box: @unchecked Sendable {
        var it: \(type) = \(value)
        let passed = Atomic(0)
        func pass() {
          if passed.wrappingAdd(1, ordering: .relaxed).newValue == 2 { fatalError("both went on") }
        }
      }
      public func program() throws -> String {
        let box = Box()
        together(
          {
            \(first)  // first
            box.pass()
          },
          {
            \(second)  // second
            box.pass()
          })
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .dataRace)
    #expect(finding.variable == "it")
    #expect(
      finding.accesses.map { source.marks(of: $0.stack).first } == ["first", "second"],
      "\(finding.accesses.map(\.stack))")
  }
}
