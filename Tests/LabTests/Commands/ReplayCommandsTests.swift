import Foundation
import Testing

/// One schedule of a file, as the real binary shows it.
@Suite(.serialized)
struct ReplayCommandsTests {
  let course: FixtureCourse

  init() throws {
    course = try FixtureCourse()
    try course.addSchedules()
    try course.write(FixtureCourse.racy, to: "workspace/03-two-adds.swift")
  }

  @Test func `a schedule is printed where there is no terminal`() throws {
    let run = try LabRun("replay", "main A B2", "03", "--test", "no", in: course)
    #expect(run.status == 1)
    #expect(
      run.output.contains(
        """
         'no schedule loses an add'

          line  main             A                B
             2  write total
             5                   read  total → 0
                                 ─ ─ switch ─ ─►
             5                                    read  total → 0
             5                                    write total ← 1
             5                   write total ← 1  B's update is overwritten
                read  total → 1

         Expected 2, found 1.
         Schedule  main A B2 A main2

         swift run lab replay "main A B2 A main2" 03 --test 'no'  this schedule again

        """))
    let first = try LabRun(
      "replay", "main A B2", "03", "--test", "no", "--step", "2", in: course)
    #expect(first.output.contains("\n►    5                   read  total → 0\n"))
    #expect(!first.output.contains("← 1"))
    #expect(first.output.contains("\n Next: B; A could go on instead\n"))
  }

  @Test func `nobody is interrupted by an empty schedule`() throws {
    // The sum is right then, and yet nothing orders the two adds.
    let racy = try LabRun("replay", "", "03", "--test", "no", "--json", in: course)
    #expect(racy.status == 1)
    #expect(try racy.json()["kind"] as? String == "dataRace")
    try course.write(FixtureCourse.locked, to: "workspace/03-two-adds.swift")
    let fine = try LabRun("replay", "", "03", "--test", "no", in: course)
    #expect(fine.status == 0)
    #expect(fine.output.contains("\n Returns 2.\n"))
    let json = try LabRun("replay", "", "03", "--test", "no", "--json", in: course).json()
    #expect(json["kind"] as? String == "shown")
    #expect((json["steps"] as? [Any])?.isEmpty == false)
  }

  @Test func `without a schedule it is the counterexample of the last check`() throws {
    _ = try LabRun("check", "03", in: course)
    let run = try LabRun("replay", "03", in: course)
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(run.output.contains("B's update is overwritten"))
    #expect(
      run.output == (try LabRun("replay", in: course, environment: ["LAB_UNUSED": "1"]).output))
    try course.write(FixtureCourse.locked, to: "workspace/03-two-adds.swift")
    let changed = try LabRun("replay", "03", in: course)
    #expect(
      changed.errors.contains(
        "lab: your file has changed since the check that found this schedule; it may lead elsewhere now\n"
      ))
    _ = try LabRun("check", "03", in: course)
    let none = try LabRun("replay", "03", in: course)
    #expect(none.status == 2)
    #expect(
      none.errors
        == "lab: the last check of exercise 03 found no schedule that fails; give one to look at: lab replay \"\" 03\n"
    )
  }

  @Test(
    arguments: [
      (
        ["a3", "03"], 2,
        "'a3' is not a step of a schedule; write a strand and how many steps it takes, as in 'A3 B2 A'"
      ),
      (
        ["A0", "03"], 2,
        "'A0' has a count outside 1 to 1000000; a schedule has at most that many steps"
      ),
      (
        ["A", "03"], 2,
        "exercise 03 has several tests; add --test with one of 'no schedule loses an add', 'it begins at nothing'"
      ),
      (["A", "99"], 2, "exercise '99' not found; 'lab list' shows what there is"),
      (
        ["A", "03", "--test", "no schedule looses an add"], 2,
        "test 'no schedule looses an add' not found; did you mean 'no schedule loses an add'?"
      ),
      (["A", "03", "--step", "x"], 2, "option '--step' takes a number of steps, and got 'x'"),
      (
        ["A", "03", "--test", "no", "--search", "0"], 2,
        "option '--search' takes a number from 1 on, and got '0'"
      ),
      (["A", "03", "04"], 2, "'04' is one argument too many; use: lab replay [SCHEDULE] [NN]"),
      (
        ["main A C", "03", "--test", "no"], 1,
        "the schedule cannot be followed: at step 3, C cannot go on; A or B can"
      ),
      (
        ["main", "03", "--test", "it"], 1,
        "'it begins at nothing' tries no schedules, so there is none to follow; --test names another test"
      ),
      (
        ["main", "03", "--test", "no", "--search", "2"], 1,
        "'no schedule loses an add' has no search 2; leave out --search, or give a lower number"
      ),
    ] as [([String], Int32, String)])
  func `what cannot be followed is said in one sentence`(
    arguments: [String], status: Int32, sentence: String
  ) throws {
    let process = LabRun.process(["replay"] + arguments, in: course)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == status)
    #expect(String(decoding: said, as: UTF8.self) == "lab: \(sentence)\n")
  }

  @Test func `a file that does not compile is told as a check tells it`() throws {
    try course.write("public func nothing() { nope }\n", to: "workspace/03-two-adds.swift")
    let run = try LabRun("replay", "", "03", "--test", "no", in: course)
    #expect(run.status == 1)
    #expect(run.output.contains("does not compile"))
  }

  // MARK: At a terminal

  /// The command at a terminal, up to its first screen.
  private func started(columns: UInt16 = 80) throws -> (process: Process, terminal: PseudoTerminal)
  {
    let terminal = try #require(PseudoTerminal(columns: columns))
    let process = LabRun.process(
      ["replay", "main A B2", "03", "--test", "no"], in: course, environment: ["NO_COLOR": "1"])
    process.standardInput = terminal.program
    process.standardOutput = terminal.program
    process.standardError = terminal.program
    try process.run()
    let shown = terminal.read(until: "step 0")
    #expect(shown.contains("\u{1B}[?1049h"))
    return (process, terminal)
  }

  /// What is drawn after the first screen when keys are typed, and how it ends.
  private func stepped(typing keys: String, columns: UInt16 = 80) throws -> (
    text: String, status: Int32
  ) {
    let (process, terminal) = try started(columns: columns)
    let before = try #require(PseudoTerminal(columns: columns)).modes
    #expect(terminal.modes != before)
    terminal.type(keys)
    let text = try terminal.readToEnd()
    process.waitUntilExit()
    #expect(terminal.modes == before)
    return (text, process.terminationStatus)
  }

  @Test func `keys step through it, and the terminal is as before`() throws {
    let run = try stepped(typing: "nnnq")
    #expect(run.status == 0)
    #expect(run.text.contains("step 3 of 6"))
    #expect(run.text.contains("\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"))
    let after = run.text.split(separator: "\u{1B}[?1049l").last ?? ""
    #expect(after.contains("swift run lab replay \"main A B2 A main2\" 03"))
  }

  @Test func `a digit lets another strand go on, and u undoes it`() throws {
    let other = try stepped(typing: "nn1Gq")
    #expect(other.text.contains("nothing orders"))
    let undone = try stepped(typing: "nn1uGq")
    #expect(undone.text.contains("Expected 2, found 1."))
  }

  @Test func `it works in a window of 20 columns`() throws {
    let run = try stepped(typing: "nnn\u{4}", columns: 20)
    #expect(run.status == 0)
    #expect(run.text.contains("step 3 of 6"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal ends it, and the terminal is as before`(signal: Int32) throws {
    let (process, terminal) = try started()
    let before = try #require(PseudoTerminal(columns: 80)).modes
    kill(process.processIdentifier, signal)
    let rest = try terminal.readToEnd()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(rest.contains("\u{1B}[?1049l"))
    #expect(terminal.modes == before)
  }
}
