import Course
import Foundation
import Grading
import Terminal

/// `lab doctor`: whether this machine has what the lab needs.
struct DoctorCommand {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// One thing that was looked at.
  private struct Finding: Encodable {
    var name: String
    var isFine: Bool
    var message: String
  }

  /// What `lab doctor --json` says.
  private struct Listing: Encodable {
    var version = 1
    var isFine: Bool
    var checks: [Finding]
  }

  func run() throws -> ExitCode {
    let findings = [
      look("toolchain") { try toolchain().version },
      look("simulator") { try simulator() },
      look("cache") { try cache().root.path },
      look("course") { try course() },
      look("workspace") { try workspace() },
      look("journal") { try journal() },
      look("terminal") { terminal() },
    ]
    let isFine = findings.allSatisfy(\.isFine)
    if session.isJSON {
      try session.write(json: Listing(isFine: isFine, checks: findings))
    } else {
      try show(findings, isFine: isFine)
    }
    return isFine ? .done : .couldNotGrade
  }

  private func look(_ name: String, _ body: () throws -> String) -> Finding {
    do { return Finding(name: name, isFine: true, message: try body()) } catch {
      let message = Failure(error).message ?? "stopped"
      return Finding(name: name, isFine: false, message: message)
    }
  }

  private func show(_ findings: [Finding], isFine: Bool) throws {
    let surface = session.surface
    let rows = findings.map { finding -> [Line] in
      let sign =
        finding.isFine ? Line(surface.glyphs.pass, .good) : Line(surface.glyphs.fail, .bad)
      return [sign + " " + Line(finding.name, .strong), Line(finding.message)]
    }
    let end = isFine ? Line(" Everything is there.", .good) : Line(" Something is missing.", .bad)
    try session.write(Table(rows).lines(on: surface) + [.blank, end])
  }

  private func cache() throws -> Cache {
    let package = try PackageRoot.find(environment: session.environment)
    return PackageRoot.cache(in: package, environment: session.environment)
  }

  private func toolchain() throws -> Toolchain { try Toolchain.find(cache: cache()) }

  private func simulator() throws -> String {
    var bench = try Bench(session)
    _ = try bench.makeReady()
    return "compiled and ready"
  }

  private func course() throws -> String {
    let course = try session.course()
    let problems = course.loadingProblems.count
    let found =
      "\(Words.count(course.lessons.count, "lesson")), \(Words.count(course.exercises.count, "exercise"))"
    guard problems == 0 else {
      return "\(found); \(Words.count(problems, "problem")), 'lab verify' lists them"
    }
    return "\(found) in \(course.root.path)"
  }

  private func workspace() throws -> String {
    let root = try session.workspace().root
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let probe = root.appending(path: ".probe-\(ProcessInfo.processInfo.processIdentifier)")
    try Data("probe".utf8).write(to: probe)
    try FileManager.default.removeItem(at: probe)
    return "\(root.path) can be written"
  }

  private func journal() throws -> String {
    let contents = try Journal(workspace: session.workspace()).read()
    let records = Words.count(contents.records.count, "entry", "entries")
    return ([records] + contents.notices.map(\.description)).joined(separator: "; ")
  }

  private func terminal() -> String {
    let surface = session.surface
    let set = surface.glyphs == .unicode ? "UTF-8" : "ASCII"
    return "\(surface.width) columns, \(set), \(surface.showsStyle ? "with" : "without") colour"
  }
}
