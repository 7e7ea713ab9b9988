import Trace

extension Run {
  /// The same run, in which a strand that has no name of its own and fetches from one site, as nobody else
  /// does, is called like that site.
  var namedByDownloads: Run {
    var labels: [Int: Set<String>] = [:]
    for interval in intervals where interval.state == .waitingForIO {
      labels[interval.strand, default: []].insert(interval.label ?? "")
    }
    let only = labels.compactMapValues { $0.count == 1 ? $0.first : nil }
    var run = self
    for index in run.strands.indices {
      let strand = run.strands[index]
      guard strand.kind != .main, Self.isLetter(strand.name), let label = only[strand.id],
        !label.isEmpty, only.count(where: { $0.value == label }) == 1,
        !strands.contains(where: { $0.name == label })
      else { continue }
      run.strands[index].name = label
    }
    return run
  }

  /// Whether a name is one that the simulator gave.
  private static func isLetter(_ name: String) -> Bool {
    (name.count == 1 && name.allSatisfy { ("A"..."Z").contains($0) }) || name.hasPrefix("strand ")
  }
}
