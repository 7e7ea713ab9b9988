import Foundation
import Testing

@testable import Grading

struct FitTests {
  private let needs = [
    "$s8Solution7CounterCMa", "$s8Solution7CounterC9incrementyyF", "$s8Solution4race5tasksS2i_tF",
  ]
  private let declarations = [
    "final public class Counter", "final public func increment()",
    "public func race(tasks: Int) -> Int",
  ]

  private func misfits(_ defined: [String], hidden: [String] = []) -> [String] {
    let prepared = PreparedExercise(
      tests: [], needs: needs, kinds: ["Counter": "class"], declarations: declarations,
      folder: URL(filePath: "/"))
    let symbols = [(defined, false), (hidden, true)].flatMap { names, isHidden in
      names.map {
        ELFObject.Symbol(
          name: $0, binding: .global, isHidden: isHidden, isIndirect: false, section: 1)
      }
    }
    return Fit(exercise: prepared).misfits(in: ELFObject(sections: [], symbols: symbols))
      .map(\.message)
  }

  @Test func `a solution that has everything fits`() {
    #expect(misfits(needs) == [])
  }

  @Test func `what is missing is told by its declaration`() {
    #expect(
      misfits(Array(needs[..<2]))
        == [
          "the tests need 'race', which is not there or not public: public func race(tasks: Int) -> Int"
        ])
  }

  @Test func `a type that is missing is told once`() {
    #expect(
      misfits([needs[2]])
        == [
          "the tests need 'Counter', which is not there or not public: final public class Counter"
        ])
  }

  @Test func `another type is told beside the one that is needed`() {
    #expect(
      misfits(Array(needs[..<2]) + ["$s8Solution4race5tasksS2i_tYaF"])
        == [
          "'race' has another type than the tests expect: they need "
            + "'public func race(tasks: Int) -> Int', and here it is 'race(tasks: Int) async -> Int'"
        ])
  }

  @Test func `what is there and not public is told as that`() {
    #expect(
      misfits([needs[0], needs[2]], hidden: [needs[1]])
        == [
          "'Counter.increment' is not public, so the tests cannot call it: final public func increment()"
        ])
  }

  @Test func `an actor where a class is expected does not fit, although it would link`() {
    let actor = ["$s8Solution7CounterCMn", "$s8Solution7CounterCScAAAMc"]
    #expect(
      misfits(needs + actor) == ["the tests expect 'Counter' to be a class; here it is an actor"])
    #expect(misfits(needs + ["$s8Solution7CounterCMn"]) == [])
    #expect(
      misfits([needs[2], "$s8Solution7CounterVMn"])
        == ["the tests expect 'Counter' to be a class; here it is a struct"])
  }
}
