extension FaultPlan {
  /// What is wrong with a plan that was typed.
  package enum TextError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A part is not `SITE=FAULT`.
    case noFault(String)
    /// There is no such site.
    case unknownSite(String, sites: [String])
    /// There is no such fault.
    case unknownFault(String)

    /// What is wrong and what can be typed instead, in one sentence without its period.
    package var description: String {
      switch self {
      case .noFault(let part): "'\(part)' is not SITE=FAULT, such as cedar=refused"
      case .unknownSite(let name, let sites):
        "there is no site '\(name)'; the sites are \(sites.joined(separator: ", "))"
      case .unknownFault(let text): "'\(text)' is no fault; use one of \(Fault.forms)"
      }
    }
  }

  /// Reads a plan as it is typed: `cedar=refused,oak=first:2:status:503`.
  package init(text: String, over sites: [Site]) throws(TextError) {
    self.init()
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw .noFault(String(part)) }
      let name = String(sides[0])
      guard sites.contains(where: { $0.name == name }) else {
        throw .unknownSite(name, sites: sites.map(\.name))
      }
      guard let fault = Fault(text: sides[1]) else { throw .unknownFault(String(sides[1])) }
      faults[name] = fault
    }
  }
}
