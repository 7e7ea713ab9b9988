import Course
import Foundation
import Testing

@Suite struct CourseVersionTests {
  @Test func `the same content has the same version, wherever it is`() throws {
    let first = try FixtureCourse().load
    let second = try FixtureCourse().load
    #expect(try first().version() == second().version())
  }

  @Test func `a version is twelve hexadecimal digits`() throws {
    let version = try FixtureCourse().load().version()
    #expect(version.count == 12)
    let digits = version.filter(\.isHexDigit)
    #expect(digits == version)
  }

  @Test(arguments: ["hints.md", "wrong/waits.swift", "Support.swift"])
  func `any file of an exercise changes it`(file: String) throws {
    let fixture = try FixtureCourse()
    let before = try fixture.load().version()
    try fixture.write("other", to: "exercises/05-beta/\(file)")
    #expect(try fixture.load().version() != before)
  }

  @Test func `the name of a file changes it`() throws {
    let fixture = try FixtureCourse()
    let before = try fixture.load().version()
    try fixture.move("exercises/05-beta", to: "exercises/06-beta")
    #expect(try fixture.load().version() != before)
  }

  @Test func `what an editor leaves behind does not change it`() throws {
    let fixture = try FixtureCourse()
    let before = try fixture.load().version()
    try fixture.write("swap", to: "exercises/05-beta/.Start.swift.swp")
    #expect(try fixture.load().version() == before)
  }
}
