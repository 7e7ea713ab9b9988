import Foundation
import Grading
import Testing

/// The commands that grade, as the real binary: the whole path from a file to a verdict.
@Suite(.serialized)
struct GradingCommandsTests {
  let course: FixtureCourse

  init() throws { course = try FixtureCourse() }

  private static let right = "public func sum(_ left: Int, _ right: Int) -> Int { right + left }\n"

  @Test func `check creates the file, fails it for its reason, and does not move on`() throws {
    let run = try LabRun("check", in: course)
    #expect(run.status == 1)
    #expect(run.errors.contains("lab: 'workspace/01-first-sum.swift' is new"))
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix(" ✗ 01 first-sum ") == true)
    #expect(run.output.contains("\n 'one and one are two' failed\n"))
    #expect(run.output.contains("`sum(1, 1)` is 1, and should be 2."))
    #expect(
      run.output.contains(
        """
         What the test asks                           exercises/01-first-sum/Tests.swift
           5 │ #expect(sum(1, 1) == 2)

        """))
    #expect(!run.output.contains("Try next"))
    #expect(run.output.contains("swift run lab hint 01"))
    #expect(lines.count <= 25)
    let json = try LabRun("list", "--json", in: course).json()
    #expect(json["done"] as? Int == 0)
    #expect(json["current"] as? String == "01-first-sum")
  }

  @Test func `submit records a pass, shows the reference and goes on to the next`() throws {
    try course.write(Self.right, to: "workspace/01-first-sum.swift")
    let check = try LabRun("check", "01", in: course)
    #expect(check.status == 0)
    #expect(check.output.contains("swift run lab submit 01"))
    let run = try LabRun("submit", "01", in: course)
    #expect(run.status == 0)
    #expect(run.output.contains(" Written down: 1 of 2 done.\n"))
    #expect(
      run.output.contains(
        "\n - public func sum(_ left: Int, _ right: Int) -> Int { right + left }\n"))
    #expect(run.output.contains("\n +   left + right\n"))
    #expect(run.output.contains("swift run lab show 02  next: The second sum"))
    let json = try LabRun("progress", "--json", in: course).json()
    #expect(json["done"] as? Int == 1)
    #expect(json["current"] as? String == "02-second-sum")
    let copies = try FileManager.default.contentsOfDirectory(
      atPath: course.workspace.appending(path: "submissions").path)
    #expect(copies.count == 1)
    let copy = copies.first ?? ""
    #expect(try course.text("workspace/submissions/\(copy)") == Self.right)
  }

  @Test func `the pages after an exercise come once it is solved, and submit says so`() throws {
    let before = try LabRun("show", "02", in: course)
    #expect(!before.output.contains("The end of the sums"))
    #expect(!before.output.contains("Two sums are done."))
    try course.write(Self.right, to: "workspace/02-second-sum.swift")
    let run = try LabRun("submit", "02", in: course)
    #expect(
      run.output.hasSuffix(
        """
         Two sums are done.

         swift run lab show 02  the page after it: total
         swift run lab show 01  next: The first sum

        """))
    let after = try LabRun("show", "02", in: course)
    #expect(
      after.output.hasSuffix(
        """
         Two sums are done.

         1 · Sums                                                            step 5 of 5
        ────────────────────────────────────────────────────────────────────────────────
         The end of the sums: a total.


        """))
    let json = try LabRun("show", "02", "--json", in: course).json()
    #expect((json["pagesAfter"] as? [Any])?.count == 1)
    #expect(json["closing"] as? String == "Two sums are done.")
  }

  @Test func `pages that the next exercise begins with are not announced twice`() throws {
    try course.write(Self.right, to: "workspace/01-first-sum.swift")
    let run = try LabRun("submit", "01", in: course)
    #expect(!run.output.contains("show 01"))
    #expect(try LabRun("show", "01", in: course).output.contains("Once more."))
  }

  @Test func `a check lets an editor understand what was begun`() throws {
    _ = try LabRun("check", "01", in: course)
    let manifest = try course.text("workspace/Package.swift")
    #expect(manifest.contains("\n  \"01-first-sum\",\n]"))
    try FileManager.default.removeItem(at: course.workspace.appending(path: "Package.swift"))
    try course.write("", to: "workspace/Package.swift/in-the-way")
    let run = try LabRun("check", "01", in: course)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("lab: your editor will not know the lab's types: "))
    #expect(run.output.contains("'one and one are two' failed"))
  }

  @Test func `a submission that does not compile is a verdict, and not done`() throws {
    try course.write(
      "public func sum(_ left: Int) -> Int { nope }\n", to: "mine/01-first-sum.swift")
    let run = try LabRun("submit", "--json", "mine/01-first-sum.swift", in: course)
    #expect(run.status == 1)
    let json = try run.json()
    let verdict = json["verdict"] as? [String: Any]
    #expect(verdict?["outcome"] as? String == "doesNotCompile")
    #expect(json["done"] as? Int == 0)
  }

  @Test func `verify lists every problem in one run`() throws {
    let sound = try LabRun("verify", in: course)
    #expect(sound.status == 0)
    let expected = """
       ✓ 01 first-sum   start fails as said · reference passes · 1/1 caught
       ✓ 02 second-sum  start fails as said · reference passes · 1/1 caught

       Sound: 2 exercises, 6 checks

      """
    #expect(sound.output == expected)
    let wrong = "// caught by: 'one and one are two' - it is not wrong.\n" + Self.right
    try course.write(wrong, to: "exercises/01-first-sum/wrong/right.swift")
    try course.write("# Empty\n\n[nowhere](gone.md)\n", to: "exercises/02-second-sum/README.md")
    let run = try LabRun("verify", in: course)
    #expect(run.status == 1)
    #expect(run.output.contains("wrong/right.swift passes: nothing catches it"))
    #expect(run.output.contains("the link to 'gone.md' leads nowhere"))
    #expect(run.output.contains(" Not sound: 2 problems, 1 of 2 exercises\n"))
    let json = try LabRun("verify", "--json", in: course).json()
    #expect(json["isSound"] as? Bool == false)
    #expect((json["results"] as? [Any])?.count == 7)
  }

  @Test func `doctor finds everything that this machine grades with`() throws {
    let run = try LabRun("doctor", "--json", in: course)
    #expect(run.status == 0)
    #expect(try run.json()["isFine"] as? Bool == true)
  }

  @Test func `without a toolchain nothing is graded, and it says so`() throws {
    try course.write(Self.right, to: "workspace/01-first-sum.swift")
    let run = try LabRun("check", "01", in: course, environment: ["PATH": "/nowhere"])
    #expect(run.status == 3)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("lab: swiftc not found on PATH"))
  }

  @Test func `Ctrl-C stops a run with one line and leaves nothing`() throws {
    let spin =
      "public func sum(_ left: Int, _ right: Int) -> Int { while left == 1 {}; return 2 }\n"
    try course.write(spin, to: "exercises/01-first-sum/Start.swift")
    let process = LabRun.process(["check", "01"], in: course)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // It says that the file is new right before it grades.
    let first = errors.fileHandleForReading.availableData
    #expect(String(decoding: first, as: UTF8.self).contains("is new"))
    process.interrupt()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(String(decoding: said, as: UTF8.self).hasSuffix("stopped; nothing was recorded\n"))
    let journal = course.workspace.appending(path: "journal.jsonl")
    #expect(!FileManager.default.fileExists(atPath: journal.path))
    let package = try PackageRoot.find(executable: LabRun.products.appending(path: "lab"))
    let cache = try FileManager.default.contentsOfDirectory(
      atPath: PackageRoot.cache(in: package).root.path)
    let left = cache.filter { $0.hasPrefix("scratch-\(process.processIdentifier)-") }
    #expect(left == [])
  }
}
