import Trace

/// Folds the reads with which an atomic operation begins.
///
/// The compiler makes `level.add(2)` a read and an exchange that begins again if somebody came between.
/// Where nobody did, the learner's one operation is one step.
enum AtomicReads {
  /// The finding, with those reads folded.
  static func folded(_ finding: Finding) -> Finding {
    var finding = finding
    for (index, next) in finding.steps.enumerated().dropFirst() {
      let read = finding.steps[index - 1]
      guard read.action == .read, next.action == .modify, read.strand == next.strand,
        read.target == next.target, read.target != nil, read.remark == nil,
        let place = read.stack.first?.position, place == next.stack.first?.position
      else { continue }
      finding.steps[index - 1].folded = true
    }
    return finding
  }
}
