/// Which sites of a web go wrong, and how: written out, or drawn from a seed.
///
/// ```swift
/// let plan: FaultPlan = ["cedar": .refused, "oak": .first(2, .status(503))]
/// print(plan.faults["cedar"] == .refused)  // true
/// ```
public struct FaultPlan: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The fault of each site that has one, by the site's name.
  public var faults: [String: Fault]

  /// Makes a plan from faults by name.
  ///
  /// ```swift
  /// var plan = FaultPlan(["cedar": .refused])
  /// plan.faults["oak"] = .status(503)
  /// print(plan.faults.count)  // 2
  /// ```
  public init(_ faults: [String: Fault] = [:]) {
    self.faults = faults
  }

  /// Makes a plan that is written out; of two faults for one name the later counts.
  public init(dictionaryLiteral elements: (String, Fault)...) {
    faults = Dictionary(elements, uniquingKeysWith: { _, later in later })
  }

  /// Draws a plan: on average one site in so many goes wrong, in any of the ways there are.
  ///
  /// ```swift
  /// let drawn = FaultPlan(seed: 7, over: Site.twelve, oneIn: 4)
  /// print(drawn == FaultPlan(seed: 7, over: Site.twelve, oneIn: 4))  // true
  /// ```
  ///
  /// The same seed gives the same plan, and each site's lot does not depend on the other sites.
  /// - Parameters:
  ///   - seed: decides the plan.
  ///   - sites: the sites that may go wrong.
  ///   - oneIn: one site in how many goes wrong; all do with 1.
  public init(seed: UInt64, over sites: [Site], oneIn: Int = 4) {
    let kinds: [Fault] = [
      .refused, .neverConnects, .neverAnswers, .resetMidway, .status(404), .status(500),
      .redirectsInALoop, .trickles(pieces: 8, every: .milliseconds(400)), .first(2, .status(503)),
    ]
    faults = [:]
    for site in sites {
      var draw = Draw(seed: seed, name: site.name)
      guard draw.below(max(1, oneIn)) == 0 else { continue }
      faults[site.name] = kinds[draw.below(kinds.count)]
    }
  }
}
