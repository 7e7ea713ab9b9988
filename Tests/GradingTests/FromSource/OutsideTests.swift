import Foundation
import Testing
import Trace

@testable import Grading

/// What lies outside of the simulation: each thing that a learner may know from elsewhere is refused by its name, at
/// its line, with a way out, before anything runs.
struct OutsideTests {
  @Test(arguments: Outside.programs)
  func `what cannot be simulated is named, with the line and the way out`(
    program: Outside.Program
  ) throws {
    let verdict = try Workshop.grade(program.text, .task)
    #expect(verdict.outcome == .refused)
    let line = try #require(program.line)
    #expect(verdict.explanation.observed == "line \(line): \(program.what)")
    #expect(verdict.explanation.next == program.instead)
    #expect(verdict.diagnostics.map { $0.position?.line } == [line])
  }

  @Test(arguments: Outside.unknown)
  func `what there is not on this system is told with the way out`(
    program: Outside.Program
  ) throws {
    let verdict = try Workshop.grade(program.text, .task)
    #expect(verdict.outcome == .doesNotCompile)
    let line = try #require(program.line)
    #expect(verdict.explanation.observed.hasPrefix("line \(line): "))
    #expect(verdict.explanation.observed.contains(program.what))
    #expect(verdict.explanation.next == program.instead)
  }

  @Test func `every name that is refused comes with a way out`() {
    let names = [
      "exit", "dlsym", "fork", "strtok", "swift_job_run", "$s10Foundation11FileManagerCMa",
      "$s10Foundation3XMLCMa", "$s7Testing5IssueVMa", "$sSo5tableVMa", "$ss11_typeByNameyypXpSgSSF",
    ]
    for name in names {
      let refusal = ObjectGate.reference(name)
      #expect(refusal != nil, "\(name)")
      #expect(refusal?.instead != nil, "\(name)")
    }
  }
}
