// The main of every graded program: runs Swift Testing, tells what happened on two channels of its
// own, and closes with the number that it was given on standard input.

@_spi(Grading) import ConcurrencyLab
import FoundationEssentials
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
    let status: CInt = await Testing.__swiftPMEntryPoint(passing: arguments)
    if let nonce { send(Record(content: .closing(nonce))) }
    exit(status)
  }

  /// Tells what a search or a run came to; what is wrong becomes an issue of the running test.
  @Sendable static func write(_ report: Report) {
    var record = report.record
    record.test = Test.current?.name
    send(record)
    if let message = report.message {
      Issue.record(
        Comment(rawValue: message),
        sourceLocation: SourceLocation(
          fileID: report.fileID, filePath: report.filePath, line: report.line,
          column: report.column))
    }
  }

  /// Writes one record as one line of JSON to descriptor 4.
  static func send(_ record: Record) {
    guard var line = try? JSONEncoder().encode(record) else { return }
    line.append(UInt8(ascii: "\n"))
    line.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Glibc.write(
          4, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return }
      }
    }
  }
}
