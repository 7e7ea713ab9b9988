// The main of every graded program: runs Swift Testing, tells what happened on two channels of its
// own, and closes with the number that it was given on standard input.

@_spi(Grading) import ConcurrencyLab
import Glibc
import Testing
import Trace

@main struct Runner {
  static func main() async {
    let nonce = readLine().flatMap { UInt64($0) }
    observeReports(write)
    var arguments = Testing.__CommandLineArguments_v0()
    arguments.parallel = false
    arguments.verbosity = .min
    arguments.eventStreamOutputPath = "/dev/fd/3"
    arguments.eventStreamSchemaVersion = "6.3"
    arguments.filter = only.map { [$0] }
    let status: CInt = await Testing.__swiftPMEntryPoint(passing: arguments)
    if let nonce { Record(content: .closing(nonce)).send() }
    exit(status)
  }

  /// A pattern for the one test that is to run, if the environment names one.
  static var only: String? {
    getenv("LAB_TEST").map { "\\.`?\\Q\(String(cString: $0))\\E`?\\(" }
  }

  /// Tells what a search or a run came to; what is wrong becomes an issue of the running test.
  @Sendable static func write(_ report: Report) {
    var record = report.record
    record.test = Test.current?.name
    record.send()
    if let message = report.message {
      Issue.record(
        Comment(rawValue: message),
        sourceLocation: SourceLocation(
          fileID: report.fileID, filePath: report.filePath, line: report.line,
          column: report.column))
    }
  }
}
