import Foundation
import Terminal
import Testing

/// What a person at a terminal sees.
struct TerminalCommandsTests {
  let course: FixtureCourse

  init() throws { course = try FixtureCourse() }

  private func drawn(
    _ arguments: [String], typing: String = "", columns: UInt16 = 60,
    environment: [String: String] = [:]
  ) throws -> String {
    let terminal = try #require(PseudoTerminal(columns: columns))
    let process = LabRun.process(arguments, in: course, environment: environment)
    process.standardInput = terminal.program
    process.standardOutput = terminal.program
    process.standardError = terminal.program
    terminal.type(typing)
    try process.run()
    let text = try terminal.readToEnd()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text.replacing("\r\n", with: "\n")
  }

  @Test func `a screen takes the terminal's width and has colours`() throws {
    let text = try drawn(["list"], columns: 44)
    #expect(text.contains("\u{1B}[1m Concurrency Lab\u{1B}[0m"))
    let plain = text.replacing(#/\x{1B}\[[0-9;]*m/#, with: "")
    let widest = plain.split(separator: "\n").map { String($0).displayWidth }.max()
    #expect(widest == 44)
  }

  @Test func `nobody who asks for none gets colours`() throws {
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let text = try drawn(["list"], environment: environment)
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test func `a lesson is read page by page, and answers are remembered`() throws {
    let text = try drawn(["show", "01"], typing: "9\n1\n\n", environment: ["NO_COLOR": "1"])
    #expect(text.contains("Type a number, q leaves:"))
    #expect(text.contains("not quite: That is one of them."))
    #expect(text.contains("✓ Both of them."))
    #expect(text.contains("Now you know."))
    #expect(text.contains("Exercise 01 first-sum"))
    let again = try drawn(["show", "01"], environment: ["NO_COLOR": "1"])
    #expect(!again.contains("Type a number, q leaves:"))
    #expect(again.contains("Exercise 01 first-sum"))
  }

  @Test func `whoever leaves in the middle comes back to where they were`() throws {
    let text = try drawn(["show", "01"], typing: "q\n", environment: ["NO_COLOR": "1"])
    #expect(!text.contains("Exercise 01 first-sum"))
    let again = try drawn(["show", "01"], typing: "2\nq\n", environment: ["NO_COLOR": "1"])
    #expect(again.contains("Type a number, q leaves:"))
    #expect(!again.contains("Exercise 01 first-sum"))
  }

  @Test func `at a terminal the first check is got ready after the screen`() throws {
    let text = try drawn(["show", "02"], typing: "\n", environment: ["NO_COLOR": "1"])
    #expect(text.contains("Exercise 02 second-sum"))
    let manifest = try course.text("workspace/Package.swift")
    #expect(manifest.contains("\n  \"02-second-sum\",\n]"))
  }

  @Test func `what cannot be got ready is said after the screen, and is no failure`() throws {
    let text = try drawn([], environment: ["NO_COLOR": "1", "PATH": "/nowhere"])
    let screen = try #require(text.firstRange(of: "swift run lab help"))
    let notice = try #require(text.firstRange(of: "lab: swiftc not found on PATH"))
    #expect(screen.upperBound < notice.lowerBound)
  }
}
