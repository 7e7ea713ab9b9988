import Foundation
import Testing

/// The commands that grade nothing, as the real binary.
struct ReadingCommandsTests {
  let course: FixtureCourse

  init() throws { course = try FixtureCourse() }

  @Test func `alone it says where one stands and what is next`() throws {
    let run = try LabRun(in: course)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let expected = """
       Concurrency Lab                                         0 of 2 done  ░░░░░░░░░░
      ────────────────────────────────────────────────────────────────────────────────
       You write plain Swift, one file an exercise. The lab runs every order in which
       its threads and tasks can come between each other, and shows you the one that
       fails, or that none does.

       1  Sums  ●○  ● 01 first-sum

       swift run lab show 01  begin: The first sum
       swift run lab list     everything there is
       swift run lab help     all commands

      """
    #expect(run.output == expected)
  }

  @Test func `without a terminal nothing is built`() throws {
    let cache = course.root.appending(path: "cache")
    for arguments in [[], ["show", "01"]] {
      let process = LabRun.process(arguments, in: course, environment: ["LAB_CACHE": cache.path])
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(!FileManager.default.fileExists(atPath: cache.path))
    #expect(
      !FileManager.default.fileExists(
        atPath: course.workspace.appending(path: "Package.swift").path))
  }

  @Test func `list shows every exercise, also to a program`() throws {
    let run = try LabRun("list", in: course, environment: ["LANG": "C", "COLUMNS": "50"])
    let expected = """
       Concurrency Lab           0 of 2 done  ..........
      --------------------------------------------------
       1  Sums
          * 01 first-sum   The first sum
          . 02 second-sum  The second sum

       + done   * current   . open

      """
    #expect(run.output == expected)
    let json = try LabRun("list", "--json", in: course).json()
    #expect(json["total"] as? Int == 2)
    #expect(json["current"] as? String == "01-first-sum")
  }

  @Test func `show leads from the lesson to the task and creates the file once`() throws {
    let run = try LabRun("show", "first", in: course)
    #expect(run.status == 0)
    let expected = """
       1 · Sums                                                            step 1 of 5
      ────────────────────────────────────────────────────────────────────────────────
       Two numbers make one.

       ? What is one and one?

         1  one
         2  two

       swift run lab show 01 --answers  the same with the answers to the questions

       Exercise 01 first-sum
      ────────────────────────────────────────────────────────────────────────────────
       The first sum

       Add `left` and `right`.

       Your file   workspace/01-first-sum.swift

       swift run lab check 01  when you have changed the file
       swift run lab hint 01   hint 1 of 3

      """
    #expect(run.output == expected)
    let start = try course.text("workspace/01-first-sum.swift")
    #expect(start == (try course.text("exercises/01-first-sum/Start.swift")))
    try course.write("// mine\n", to: "workspace/01-first-sum.swift")
    _ = try LabRun("show", "1", in: course)
    #expect(try course.text("workspace/01-first-sum.swift") == "// mine\n")
    let answers = try LabRun("show", "1", "--answers", in: course).output
    #expect(answers.contains("not quite: That is one of them."))
    #expect(answers.contains("✓ Both of them."))
    #expect(answers.contains("Now you know."))
  }

  @Test func `a program is told the answers only on demand`() throws {
    let page = { (run: LabRun) -> [String: Any] in
      let pages = try run.json()["pages"] as? [[String: Any]]
      let answers = pages?.first?["answers"] as? [[String: Any]]
      return answers?.last ?? [:]
    }
    let plain = try page(LabRun("show", "1", "--json", in: course))
    #expect(plain["text"] as? String == "two")
    #expect(plain["isRight"] == nil)
    let told = try page(LabRun("show", "1", "--json", "--answers", in: course))
    #expect(told["isRight"] as? Bool == true)
  }

  @Test func `each hint comes once, and the last says that it is the last`() throws {
    for (level, text) in [(1, "Mild."), (2, "Plainer."), (3, "Plain.")] {
      let run = try LabRun("hint", "01", in: course)
      #expect(run.output.hasPrefix(" Hint \(level) of 3"))
      #expect(run.output.contains("\n \(text)\n"))
    }
    let again = try LabRun("hint", "01", in: course)
    #expect(again.output.contains("That was the last one. The earlier ones:"))
    #expect(try LabRun("progress", in: course).output.contains("3 hints"))
  }

  @Test func `reset keeps what was there`() throws {
    try course.write("// mine\n", to: "workspace/01-first-sum.swift")
    let run = try LabRun("reset", "01", in: course)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(" workspace/01-first-sum.swift is the start again.\n"))
    let backups = try FileManager.default.contentsOfDirectory(
      atPath: course.workspace.appending(path: "backups").path)
    #expect(backups.count == 1)
    let backup = backups.first ?? ""
    #expect(try course.text("workspace/backups/\(backup)") == "// mine\n")
  }

  @Test(
    arguments: [
      (["lst"], 2, "lab: command 'lst' not found; did you mean 'list'?\n"),
      (
        ["show", "frst-sum"], 2,
        "lab: exercise 'frst-sum' not found; did you mean '01-first-sum'?\n"
      ),
      (["show", "9"], 2, "lab: exercise '9' not found; 'lab list' shows what there is\n"),
      (
        ["check", "no.swift"], 2,
        "lab: 'no.swift' is not there; name an exercise or an existing Swift file\n"
      ),
      (
        ["new", "chapter", "One"], 2,
        "lab: 'chapter' is neither 'lesson' nor 'exercise'; use: lab new lesson|exercise TITLE\n"
      ),
      (
        ["list", "--course", "nowhere"], 3,
        "lab: no course in 'ROOT/nowhere'; it needs a folder 'exercises' or 'lessons', and --course DIR points to another place\n"
      ),
    ] as [([String], Int32, String)])
  func `a mistake gets one sentence and its exit code`(
    arguments: [String], status: Int32, sentence: String
  ) throws {
    let process = LabRun.process(arguments, in: course)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    #expect(process.terminationStatus == status)
    #expect(text == sentence.replacing("ROOT", with: course.root.path))
  }

  @Test func `an error is JSON for whoever asked for JSON`() throws {
    let run = try LabRun("show", "9", "--json", in: course)
    #expect(run.status == 2)
    #expect(try run.json()["error"] as? String != nil)
  }

  @Test func `a reader who leaves is no error to report`() throws {
    let process = LabRun.process(["help"], in: course)
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 141)
    #expect(process.terminationReason == .exit)
    #expect(said.isEmpty)
  }

  @Test func `an output that is full is said`() throws {
    let process = LabRun.process(["help"], in: course)
    let errors = Pipe()
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
    #expect(
      String(decoding: said, as: UTF8.self)
        == "lab: the output cannot be written: no space left on device\n")
  }

  @Test func `a damaged journal is said once, and what is whole is kept`() throws {
    _ = try LabRun("hint", "01", in: course)
    let journal = try course.text("workspace/journal.jsonl")
    try course.write(journal + "half a li", to: "workspace/journal.jsonl")
    let run = try LabRun("progress", in: course)
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("lab: the last entry of the journal was cut short;"))
    #expect(run.output.contains("1 hint"))
    #expect(try LabRun("progress", in: course).errors == "")
  }

  @Test func `a workspace that cannot be written to can still be read in`() throws {
    try course.write("", to: "file")
    let run = try LabRun("show", "01", "--workspace", "file/below", in: course)
    #expect(run.status == 0)
    #expect(run.output.contains("Add `left` and `right`."))
    #expect(run.errors.hasPrefix("lab: your file was not created: "))
  }

  @Test func `a new exercise says what is left to write`() throws {
    let run = try LabRun("new", "exercise", "A", "third", "sum", in: course)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(" New: exercises/03-a-third-sum\n"))
    #expect(run.output.contains("exercises/03-a-third-sum/README.md"))
  }

  @Test func `help knows every command`() throws {
    let overview = try LabRun("help", in: course).output
    let names = [
      "list", "show", "check", "hint", "submit", "reset", "progress", "doctor", "verify", "new",
    ]
    for name in names {
      #expect(overview.contains("   \(name)"))
      let help = try LabRun(name, "--help", in: course)
      #expect(help.status == 0)
      #expect(help.output.hasPrefix(" lab \(name)"))
    }
    #expect(try LabRun("--version", in: course).output == "lab 0.1.0\n")
  }
}
