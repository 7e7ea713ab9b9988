import Testing
import Trace

@testable import Simulator

struct ScheduleTests {
  @Test func `runs of steps are written as a strand and a count`() {
    let schedule = Schedule([0, 0, 1, 1, 1, 2, 2, 1])
    #expect(schedule.description == "main2 A3 B2 A")
  }

  @Test func `letters go on after Z as in a spreadsheet`() {
    let letters = [0, 1, 26, 27, 52, 53, 63].map(Schedule.letters)
    #expect(letters == ["main", "A", "Z", "AA", "AZ", "BA", "BK"])
  }

  @Test func `every schedule survives being written and read`() throws {
    var random = RandomSource(seed: 5)
    for length in 0..<200 {
      let strands = (0..<length).map { _ in random.below(random.below(2) == 0 ? 3 : 64) }
      let read = try Schedule(parsing: Schedule(strands).description)
      #expect(read.strands == strands)
    }
  }

  @Test func `white space does not matter`() throws {
    let schedule = try Schedule(parsing: "  A2\n\tB  main3 ")
    #expect(schedule.strands == [1, 1, 2, 0, 0, 0])
  }

  @Test(arguments: ["a", "3", "3A", "A-2", "A3B2", "A3,B", "Main", "mainA", "Ä", "A٣", "A2x"])
  func `a word that is no step is refused`(_ word: String) {
    let error = #expect(throws: Schedule.ParseError.self) { try Schedule(parsing: "A " + word) }
    #expect(
      error?.description
        == "'\(word)' is not a step of a schedule; write a strand and how many steps it takes, "
        + "as in 'A3 B2 A'")
  }

  @Test(arguments: ["BL", "ZZ", "AAA", "BL4"])
  func `a strand that no run has is refused`(_ word: String) {
    let error = #expect(throws: Schedule.ParseError.self) { try Schedule(parsing: word) }
    #expect(
      error?.description == "'\(word)' names a strand beyond BK; a run has at most 64 strands")
  }

  @Test(arguments: ["A0", "A1000001", "B99999999999999999999999"])
  func `a count that no schedule has is refused`(_ word: String) {
    let error = #expect(throws: Schedule.ParseError.self) { try Schedule(parsing: word) }
    #expect(
      error?.description
        == "'\(word)' has a count outside 1 to 1000000; a schedule has at most that many steps")
  }

  @Test func `a schedule cannot be made too long by adding up`() {
    #expect(throws: Schedule.ParseError.badCount(word: "B")) {
      try Schedule(parsing: "A1000000 B")
    }
  }
}
