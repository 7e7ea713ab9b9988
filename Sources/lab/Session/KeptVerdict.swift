import Course
import Foundation
import Grading
import Pictures
import Trace

/// What the last check of an exercise came to, as the workspace keeps it.
struct KeptVerdict: Codable, Hashable {
  /// The version of this format.
  static let version = 1
  /// The most bytes that one takes; what is least worth looking at is left out before.
  static let limit = 4 << 20

  /// The version of the format it was written in.
  var version = Self.version
  /// When it was checked.
  var time: Date
  /// Whether it was handed in.
  var isSubmission: Bool
  /// The file that was checked.
  var file: String
  /// The text that was checked; nil if no grader would take it.
  var source: String?
  /// What came of it.
  var verdict: Verdict
  /// Whether runs or steps were left out to stay within the limit.
  var isCut = false

  init(
    _ submission: Submission, text: String?, _ verdict: Verdict, isSubmission: Bool, at time: Date
  ) {
    self.time = time
    self.isSubmission = isSubmission
    self.file = submission.file.standardizedFileURL.path
    self.source = text
    self.verdict = verdict
  }

  /// The text, to quote from.
  var sourceText: SourceText {
    var text = SourceText()
    guard let source else { return text }
    for name in [URL(filePath: file).lastPathComponent, "\(verdict.exercise).swift"] {
      text.add(source, named: name)
    }
    return text
  }

  /// Whether the file no longer has the text that was checked.
  var hasChanged: Bool { (try? InputRule.read(URL(filePath: file))) != source }

  /// The bytes to keep, at most `limit`.
  func encoded(limit: Int = Self.limit) throws -> Data {
    var kept = self
    for cut in Cut.allCases {
      let bytes = try Self.encoder.encode(kept)
      if bytes.count <= limit { return bytes }
      kept.leaveOut(cut)
    }
    return try Self.encoder.encode(kept)
  }

  /// Reads what was kept; nil if another version of the lab has written it.
  static func decoded(_ bytes: Data) -> KeptVerdict? {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    let kept = try? decoder.decode(KeptVerdict.self, from: bytes)
    return kept?.version == version ? kept : nil
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }

  /// What is left out, least missed first.
  fileprivate enum Cut: CaseIterable {
    case runsOfPassedTests, output, runs, furtherFindings, findings, diagnostics
  }

  private mutating func leaveOut(_ cut: Cut) {
    isCut = true
    switch cut {
    case .output:
      verdict.output = String(verdict.output.prefix(4096))
      verdict.outputIsCut = true
    case .diagnostics: verdict.diagnostics = Array(verdict.diagnostics.prefix(8))
    default:
      for index in verdict.tests.indices { verdict.tests[index].leaveOut(cut) }
    }
  }
}

extension Verdict.Test {
  fileprivate mutating func leaveOut(_ cut: KeptVerdict.Cut) {
    switch cut {
    case .runsOfPassedTests where outcome == .passed: runs = []
    case .runs: runs = []
    case .furtherFindings, .findings:
      for index in explorations.indices {
        let left = cut == .findings ? 0 : 1
        explorations[index].findings = Array(explorations[index].findings.prefix(left))
      }
    default: break
    }
  }
}
