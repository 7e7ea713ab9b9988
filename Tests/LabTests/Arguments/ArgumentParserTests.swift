import Testing

@testable import lab

struct ArgumentParserTests {
  @Test func `options may stand anywhere`() throws {
    let invocation = try ArgumentParser.parse(["--course", "/c", "check", "--json", "08"])
    #expect(
      invocation
        == Invocation(
          command: .check, arguments: ["08"], options: [.course: "/c", .json: ""]))
    #expect(try ArgumentParser.parse(["list", "--course=/c"]).options == [.course: "/c"])
  }

  @Test func `what follows two hyphens is no option`() throws {
    let invocation = try ArgumentParser.parse(["check", "--", "--json"])
    #expect(invocation.arguments == ["--json"])
    #expect(invocation.options.isEmpty)
  }

  @Test func `nothing at all is home`() throws {
    #expect(try ArgumentParser.parse([]) == Invocation())
  }

  @Test(
    arguments: [
      (["chek"], "command 'chek' not found; did you mean 'check'?"),
      (["frobnicate"], "command 'frobnicate' not found; 'lab help' lists what there is"),
      (["list", "--jsn"], "option '--jsn' not found; did you mean '--json'?"),
      (["hint", "--json"], "option '--json' not found; 'lab help hint' lists what there is"),
      (["--zzzzzzzz"], "option '--zzzzzzzz' not found; 'lab help' lists what there is"),
      (["list", "--course"], "option '--course' needs a value: --course DIR"),
      (["list", "--course="], "option '--course' needs a value: --course DIR"),
      (["list", "--json=yes"], "option '--json' takes no value, and got 'yes'"),
      (["check", "08", "09"], "'09' is one argument too many; use: lab check [NN|FILE]"),
      (["reset"], "NN is missing; use: lab reset NN"),
      (["new"], "lesson or exercise is missing; use: lab new lesson|exercise TITLE"),
      (["new", "lesson"], "TITLE is missing; use: lab new lesson|exercise TITLE"),
    ] as [([String], String)])
  func `each mistake has one sentence`(arguments: [String], sentence: String) {
    let error = #expect(throws: UsageError.self) { try ArgumentParser.parse(arguments) }
    #expect(error?.description == sentence)
  }

  @Test func `help is given also where arguments are missing`() throws {
    #expect(try ArgumentParser.parse(["reset", "--help"]).has(.help))
    #expect(try ArgumentParser.parse(["reset", "-h"]).has(.help))
  }
}
