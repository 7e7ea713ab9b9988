import Foundation
import Testing

/// What the last check saw, as the real binary shows it again.
@Suite(.serialized)
struct TraceCommandsTests {
  let course: FixtureCourse

  init() throws {
    course = try FixtureCourse()
    try course.addSchedules()
  }

  @Test func `before the first check there is nothing to show`() throws {
    let last = try LabRun("trace", in: course)
    #expect(last.status == 2)
    #expect(
      last.errors == "lab: nothing has been checked yet; 'lab check' checks the current exercise\n")
    let one = try LabRun("trace", "03", in: course)
    #expect(one.status == 2)
    #expect(
      one.errors
        == "lab: exercise 03 has not been checked yet; 'lab check 03' does it\n")
    let replay = try LabRun("replay", "03", in: course)
    #expect(replay.errors == one.errors)
  }

  @Test func `every picture of the last check comes in full`() throws {
    let check = try LabRun("check", "03", in: course)
    #expect(check.status == 1)
    #expect(check.output.contains("\n swift run lab replay 03  step through it\n"))
    let run = try LabRun("trace", in: course)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(" 03 two-adds "))
    #expect(
      run.output.contains(
        """

         1  'no schedule loses an add' failed
            Expected 2, found 1. 4 of 6 schedules fail. The simplest schedule that does
            it switches once:

           ✗  1  ▓▓▓▓▓▓▓▓░░░░  4 schedules
           ✓  2  ▓▓▓▓░░░░░░░░  2 schedules

           line              A                    B
             5  total += 1   read  total → 0
                             ─ ─ ─ switch ─ ─ ─►
             5  total += 1                        read  total → 0
             5  total += 1                        write total ← 1
             5  total += 1   write total ← 1      B's update is overwritten

         Schedule    main A B2 A main2

         2  'no schedule loses an add' failed
            Two accesses to 'total', one of them a write, with nothing between them that
            orders them.
        """))
    #expect(run.output.contains("\n 3  'it begins at nothing' passed\n"))
    #expect(run.output.contains("    It took 300 ms of simulated time on 1 core.\n"))
    #expect(run.output.contains("\n swift run lab trace 03 --html FILE  the same for a browser\n"))
    #expect(!run.output.contains("has changed since"))
    try chooses()
    try writes()
    try tellsChanges()
  }

  /// A number chooses a picture, the beginning of a name those of a test.
  private func chooses() throws {
    let second = try LabRun("trace", "03", "--test", "3", in: course).output
    #expect(!second.contains("loses an add"))
    #expect(second.contains("It took 300 ms"))
    #expect(try LabRun("trace", "03", "--test", "it beg", in: course).output == second)
    for (name, sentence) in [
      (
        "it bigins at nothing",
        "test 'it bigins at nothing' not found; did you mean 'it begins at nothing'?"
      ),
      ("nonsense", "test 'nonsense' not found; 'lab trace 03' lists what there is"),
      ("9", "there is no picture 9; the last check of exercise 03 has 3"),
    ] {
      let run = try LabRun("trace", "03", "--test", name, in: course)
      #expect(run.status == 2)
      #expect(run.errors == "lab: \(sentence)\n")
    }
  }

  /// Files for others.
  private func writes() throws {
    let json = try LabRun("trace", "03", "--json", in: course).json()
    let verdict = json["verdict"] as? [String: Any]
    #expect((verdict?["tests"] as? [Any])?.count == 2)
    #expect(json["hasChanged"] as? Bool == false)
    let page = try LabRun("trace", "--html", "page.html", in: course)
    #expect(page.status == 0)
    #expect(page.output.hasPrefix(" Written: page.html ("))
    #expect(try course.text("page.html").hasPrefix("<!DOCTYPE html>"))
    let text = try course.text("page.html")
    #expect(text.contains("no schedule loses an add"))
    #expect(text.contains("<p class=\"search\">Refuted: 4 of 6 schedules fail.</p>"))
    let svg = try LabRun("trace", "--svg", "-", in: course)
    #expect(svg.output.hasPrefix("<svg"))
    #expect(
      svg.errors
        == "lab: --svg shows one picture, here number 1; --test N chooses among 1, 2 and 3\n")
    let perfetto = try LabRun("trace", "last", "--test", "3", "--perfetto", "-", in: course)
    #expect(try perfetto.json()["traceEvents"] != nil)
    #expect(perfetto.errors == "")
    let nowhere = try LabRun("trace", "--html", "nowhere/page.html", in: course)
    #expect(nowhere.status == 3)
    #expect(nowhere.errors == "lab: 'nowhere/page.html' is not there\n")
    let folder = try LabRun("trace", "--svg", "exercises", "--test", "1", in: course)
    #expect(folder.errors == "lab: 'exercises' is a folder, not a file\n")
  }

  @Test func `two checks of one file are kept in the same bytes, but for the time`() throws {
    func document() throws -> String {
      #expect(try LabRun("check", "03", in: course).status == 1)
      var document = try LabRun("trace", "03", "--json", in: course).json()
      var verdict = try #require(document["verdict"] as? [String: Any])
      #expect(document.removeValue(forKey: "time") != nil)
      #expect(verdict.removeValue(forKey: "timing") != nil)
      document["verdict"] = verdict
      let bytes = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
      return String(decoding: bytes, as: UTF8.self)
    }
    let first = try document()
    for part in [
      "4 of 6 schedules fail", "\"schedules\":6", "\"steps\":[{", "\"elapsed\":300000000",
    ] {
      #expect(first.contains(part), "\(part)")
    }
    #expect(try document() == first)
  }

  @Test func `what was proved is told with its counts`() throws {
    try course.write(FixtureCourse.locked, to: "workspace/03-two-adds.swift")
    let check = try LabRun("check", "03", "--json", in: course).json()
    let explanation = check["explanation"] as? [String: Any]
    #expect(
      explanation?["observed"] as? String
        == "all 2 tests passed; proved: both schedules of one test end right")
    let run = try LabRun("trace", "03", in: course)
    #expect(
      run.output.contains(
        "\n 'no schedule loses an add' proved: both schedules end right\n"))
    #expect(try LabRun("trace", "03", "--html", "page.html", in: course).status == 0)
    #expect(
      try course.text("page.html").contains(
        "<p class=\"search\">Proved: both schedules end right.</p>"))
  }

  private func tellsChanges() throws {
    try course.write(FixtureCourse.locked, to: "workspace/03-two-adds.swift")
    let run = try LabRun("trace", "03", in: course)
    #expect(
      run.output.contains(
        "\n 'workspace/03-two-adds.swift' has changed since; this is of the text that was\n checked.\n"
      ))
    #expect(run.output.contains("total += 1"))
  }

  @Test func `a check whose verdict cannot be kept is a check all the same`() throws {
    try course.write("in the way", to: "workspace/verdicts")
    let run = try LabRun("check", "03", in: course)
    #expect(run.status == 1)
    #expect(run.output.contains("'no schedule loses an add' failed"))
    #expect(run.errors.contains("lab: 'lab trace' will not show this check: "))
  }

  @Test func `what another version kept is told from what is not there`() throws {
    try course.write("{\"version\": 99}", to: "workspace/verdicts/03-two-adds.json")
    let run = try LabRun("trace", "03", in: course)
    #expect(run.status == 2)
    #expect(
      run.errors.contains("was written by another version of the lab; 'lab check 03' does it again")
    )
  }
}
