/// How long strands may ask for what nobody has changed before they are held back.
///
/// A loop that ends by itself after many rounds must not be held back before: what it does then would never be
/// tried. Whether it does becomes known when it is left alone for a while; then it gets more patience, and the
/// search begins again.
struct Patience {
  /// How many reads must repeat earlier ones, as a rule.
  static let standard = 4
  /// The same where states are told apart, so that whoever looks often is not held back before that is noticed.
  static let whileCounting = 32
  /// The most rounds of a loop that ends by itself that are all tried.
  static let most = 2_000

  /// How many reads must repeat earlier ones in this search.
  private let least: Int

  /// Makes the patience of a search.
  init(least: Int = standard) { self.least = least }

  /// A strand in a loop.
  private struct Look: Hashable {
    var site: UInt
    var strand: Int
  }

  /// The places that need more patience.
  private var longer: [UInt: Int] = [:]
  private var looks: Set<Look> = []
  private var sites: Set<UInt> = []
  /// Whether something became known, so that executions would not go as before.
  private var grew = false
  /// How many rounds a loop has that was held back although it ends by itself; 0 if there is none.
  private(set) var tooLong = 0

  /// How many repeats at a place are none too many.
  func limit(at site: UInt) -> Int {
    longer.isEmpty ? least : longer[site] ?? least
  }

  /// How many steps a strand is left alone in a loop, to see whether that ends by itself.
  func steps(at site: UInt, of strand: Int) -> Int {
    hasLooked(at: site, of: strand) ? 64 : 20_000
  }

  /// How many more if it has not, nor come back to where it was: many the first time.
  func moreSteps(at site: UInt) -> Int { sites.contains(site) ? 0 : 1_200_000 }

  /// Whether a strand was left alone in a loop before.
  func hasLooked(at site: UInt, of strand: Int) -> Bool {
    looks.contains(Look(site: site, strand: strand))
  }

  /// A loop did not end while its strand was left alone.
  mutating func stays(at site: UInt, _ strand: Int) {
    sites.insert(site)
    if looks.insert(Look(site: site, strand: strand)).inserted { grew = true }
  }

  /// A loop ended by itself after so many repeats.
  mutating func ends(at places: [UInt], after rounds: Int) {
    guard rounds <= Self.most else {
      tooLong = max(tooLong, rounds)
      return
    }
    for place in places {
      let wanted = 2 * rounds + 32
      guard wanted > limit(at: place) else { continue }
      longer[place] = wanted
      grew = true
    }
  }

  /// What a learner is told of a search that left out what happens after a loop's last round.
  var words: String {
    "a loop that asks for something more than \(Self.most) times before it goes on: others can come between any two of them"
  }

  /// Whether something became known since this was last asked.
  mutating func takeGrowth() -> Bool {
    defer { grew = false }
    return grew
  }
}
