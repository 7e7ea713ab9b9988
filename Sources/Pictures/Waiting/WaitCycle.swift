import Trace

/// The cycle of strands and what they wait for, if each waits for the next and the last for the first.
struct WaitCycle: Hashable {
  /// One station of the cycle.
  struct Name: Hashable {
    let text: String
    let isStrand: Bool
  }

  /// The stations: a strand, what it waits for, who holds that, and so on back to the first strand.
  let names: [Name]

  init?(_ finding: Finding) {
    let waits = finding.waits
    let isCycle = waits.indices.allSatisfy { index in
      waits[index].holder == waits[(index + 1) % waits.count].strand
    }
    guard isCycle, let first = waits.first else { return nil }
    var names: [Name] = []
    for wait in waits {
      names.append(Name(text: finding.name(of: wait.strand), isStrand: true))
      // Who waits for another strand itself waits for nothing between the two.
      if wait.resource != wait.holder.map(finding.name) {
        names.append(Name(text: wait.resource, isStrand: false))
      }
    }
    names.append(Name(text: finding.name(of: first.strand), isStrand: true))
    self.names = names
  }
}
