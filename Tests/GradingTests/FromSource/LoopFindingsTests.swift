import Foundation
import Testing
import Trace

@testable import Grading

/// Loops that do not end, from plain source to the finding with the loop's line.
struct LoopFindingsTests {
  @Test func `each that waits until the other has ended is a livelock`() throws {
    let source = Source(
      """
      import Synchronization
      public func program() throws -> String {
        let one = Atomic(true)
        let other = Atomic(true)
        together(
          {
            while other.load(ordering: .sequentiallyConsistent) { Thread.yield() }  // for the other
            one.store(false, ordering: .sequentiallyConsistent)
          },
          {
            while one.load(ordering: .sequentiallyConsistent) { Thread.yield() }  // for the one
            other.store(false, ordering: .sequentiallyConsistent)
          })
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .livelock)
    #expect(
      finding.headline
        == "A and B go round and round, and each asks for what another would have to change")
    #expect(finding.waits.map(\.resource) == ["'other'", "'one'"])
    #expect(
      finding.waits.map { source.marks(of: $0.stack).first } == ["for the other", "for the one"])
  }

  @Test func `a loop for what nobody changes is spinning, by the name of what it asks for`() throws
  {
    let source = Source(
      """
      import Synchronization
      public func program() throws -> String {
        let isReady = Atomic(false)
        let thread = Thread {
          while !isReady.load(ordering: .acquiring) { Thread.yield() }  // round and round
        }
        thread.start()
        thread.join()
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .spinning)
    #expect(
      finding.headline == "A asks for 'isReady' again and again, and nobody is left to change it")
    #expect(finding.waits.map { source.marks(of: $0.stack).first } == ["round and round"])
  }

  @Test(arguments: ["", "box.rounds += 1"])
  func `a loop for a plain variable is spinning, by its name`(body: String) throws {
    let source = Source(
      """
      final class Box: @unchecked Sendable {
        var isReady = false
        var rounds = 0
      }
      public func program() throws -> String {
        let box = Box()
        let thread = Thread {
          while !box.isReady { \(body) }  // round and round
        }
        thread.start()
        thread.join()
        return "done"
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .spinning)
    #expect(
      finding.headline == "A asks for 'isReady' again and again, and nobody is left to change it")
    #expect(finding.waits.map { source.marks(of: $0.stack).first } == ["round and round"])
  }

  @Test func `a loop without an end is spinning, with its line`() throws {
    let source = Source(
      """
      public func program() throws -> String {
        var rounds = 0
        while true {
          rounds &+= 1  // round and round
        }
      }
      """)
    let finding = try source.finding()
    #expect(finding.kind == .spinning)
    #expect(finding.headline == "main goes round and round and does not come to an end")
    #expect(finding.waits.map { source.marks(of: $0.stack) } == [["round and round"]])
  }
}
