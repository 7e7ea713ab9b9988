import ConcurrencyLab
import Foundation
import Specimens
import Testing
import Trace

/// Three programs that are wrong in three ways, of which ThreadSanitizer sees one.
struct SanitizerComparisonTests {
  @Test func `a plain race is found, with both its accesses`() throws {
    let found = #expect(throws: ScheduleFailure.self) {
      try everySchedule(yields: 2) {
        let program = PlainRace()
        together(2) { program.visit($0) }
        return program.count
      }
    }
    let kinds = found?.exploration.findings.map(\.kind) ?? []
    #expect(kinds.contains(.dataRace))
  }

  @Test func `an update lost between two locked sections is found, and is no data race`() throws {
    let found = #expect(throws: ScheduleFailure.self) {
      try everySchedule(yields: 2) {
        let program = TwoSections()
        together(2) { program.visit($0) }
        return program.count
      }
    }
    let kinds = found?.exploration.findings.map(\.kind) ?? []
    #expect(!kinds.isEmpty)
    #expect(!kinds.contains(.dataRace))
    #expect(found?.description == "expected 2, found 1; 4 of 6 schedules fail")
  }

  @Test func `two locks taken in two orders are found to be a deadlock`() throws {
    let found = #expect(throws: ScheduleFailure.self) {
      try everySchedule(yields: 2) {
        let program = OppositeLocks()
        together(2) { program.visit($0) }
        return program.count
      }
    }
    #expect(found?.exploration.findings.first?.kind == .deadlock)
  }

  @Test(.enabled(if: Comparison.canRun, "this toolchain has no ThreadSanitizer"))
  func `ThreadSanitizer reports the race and neither of the others`() throws {
    let counts = try Comparison.reports(runs: 3)
    #expect(counts["race"] == 3)
    #expect(counts["update"] == 0)
    #expect(counts["deadlock"] == 0)
  }
}

/// The real ThreadSanitizer, by the script that anybody can run.
private enum Comparison {
  /// Whether the runtime that it needs lies beside the compiler.
  static var canRun: Bool {
    guard let path = ProcessInfo.processInfo.environment["PATH"] else { return false }
    return path.split(separator: ":").contains { folder in
      let library = URL(fileURLWithPath: "\(folder)/swiftc").resolvingSymlinksInPath()
        .appendingPathComponent("../../lib/swift/clang/lib").standardized
      return FileManager.default.enumerator(atPath: library.path)?.contains { file in
        "\(file)".contains("clang_rt.tsan")
      } ?? false
    }
  }

  /// In how many runs it reports anything, by program.
  static func reports(runs: Int) throws -> [String: Int] {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized
    let output = Pipe()
    let script = Process()
    script.executableURL = root.appendingPathComponent("Benchmarks/ThreadSanitizer/compare")
    script.arguments = ["\(runs)"]
    script.standardOutput = output
    try script.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    script.waitUntilExit()
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count > 3 { counts[String(words[0].dropLast())] = Int(words[3]) }
    }
    return counts
  }
}
