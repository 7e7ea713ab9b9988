internal import CStrand

/// The strands of an execution that nobody can tell apart: a search need not try each of them in each place.
///
/// Threads are twins if one strand starts them in a row, with nothing between, and they run the same function on equal
/// values. That holds as long as nobody uses what only one of them is known by:
///
/// - who started them waits for all of them in a row, doing nothing between that could depend on who has ended;
/// - nobody else waits for one of them;
/// - what each has captured for itself, nobody else touches.
///
/// If one of these turns out not to hold, the search begins again, and code that started such threads has none any more
/// (`ToldApart`). The rule leaves out twins that it could find; it finds none that are not.
struct Twins: ~Copyable {
  private struct Start {
    var code: CapturedCode
    var parent: Int
    var name: String?
    var now: Int
    /// How many steps the execution had.
    var steps: Int
  }

  /// What is known of a strand from earlier executions.
  private enum Kind: BitwiseCopyable { case unknown, twin, single }

  private static let mostStrands = 64
  /// The threads that were started, in order, each with what it runs.
  private var starts: [(strand: Int, start: Start)] = []
  /// The class of each strand: the number of its first strand; -1 for none.
  private var classes = Column(count: mostStrands, filler: Int32(-1))
  /// The strands of each class, by the number of its first.
  private var members = Column(count: mostStrands, filler: StrandSet(0))
  private var kinds = Column(count: mostStrands, filler: Kind.unknown)
  /// Whether some were waited for one after the other: then it depends on who of them has ended how many schedules
  /// there are, although not what comes out.
  private(set) var wereAwaitedInTurn = false
  /// The strands that have waited for some of a class and not for all, and which class that is.
  private(set) var waitingForRest: StrandSet = 0
  private var awaitedClass = Column(count: mostStrands, filler: Int32(-1))
  private var awaited = Column(count: mostStrands, filler: StrandSet(0))
  /// What only one strand has captured, by the number of the object.
  private var owned: [(object: Int32, owner: Int, code: UInt)] = []

  /// Whether somebody has captured something for itself that stands for what another has.
  var hasOwned: Bool { !owned.isEmpty }

  /// Forgets the execution.
  mutating func reset() {
    if !owned.isEmpty { owned.removeAll(keepingCapacity: true) }
    guard !starts.isEmpty else { return }
    starts.removeAll(keepingCapacity: true)
    for strand in 0..<Self.mostStrands {
      classes.base[strand] = -1
      members.base[strand] = 0
    }
    waitingForRest = 0
  }

  /// A thread was started.
  /// - Parameter stepsBetween: how many steps its starter has taken since a number of steps of the execution, without
  ///   the one that it starts this thread by.
  /// - Returns: the number of its class, which is not 0.
  mutating func started(
    _ strand: Int, by parent: Int, _ code: CapturedCode, name: String?, now: Int, steps: Int,
    stepsBetween: (Int) -> Int
  ) -> Int {
    guard strand < Self.mostStrands else { return 0 }
    let start = Start(code: code, parent: parent, name: name, now: now, steps: steps)
    var leader = strand
    if !Simulation.toldApart.has(code.code),
      let (last, before) = starts.last(where: { $0.start.parent == parent }),
      before.name == name, before.now == now, stepsBetween(before.steps) == 0,
      let comparison = CapturedComparison.same(before.code, code)
    {
      leader = Int(classes.base[last])
      for pair in comparison.pairs {
        own(pair.one, last, code)
        own(pair.other, strand, code)
      }
    }
    remember(strand, leader == strand ? .single : .twin, code)
    starts.append((strand, start))
    classes.base[strand] = Int32(truncatingIfNeeded: leader)
    members.base[leader] |= StrandSet(strand: strand)
    return leader + 1
  }

  private mutating func own(_ object: Int32, _ strand: Int, _ code: CapturedCode) {
    guard let before = owned.first(where: { $0.object == object }) else {
      return owned.append((object, strand, code.code))
    }
    if before.owner != strand { Simulation.toldApart.add(code.code) }
  }

  /// What was a twin in one execution must be one in all: a search cuts off what it would see otherwise.
  private mutating func remember(_ strand: Int, _ kind: Kind, _ code: CapturedCode) {
    if kinds.base[strand] == .unknown { kinds.base[strand] = kind }
    if kinds.base[strand] != kind { Simulation.toldApart.add(code.code) }
  }

  /// A strand waits for the end of another, which it knows by name.
  mutating func joins(_ strand: Int, _ target: Int) {
    guard !starts.isEmpty, strand >= 0, strand < Self.mostStrands, target < Self.mostStrands,
      classes.base[target] >= 0
    else { return acts(strand) }
    let number = classes.base[target]
    let all = members.base[Int(number)]
    if waitingForRest.has(strand), awaitedClass.base[strand] != number { acts(strand) }
    if parent(of: target) != strand { return tellApart(number) }
    guard all.nonzeroBitCount > 1 else { return }
    wereAwaitedInTurn = true
    if !waitingForRest.has(strand) { awaited.base[strand] = 0 }
    awaited.base[strand] |= StrandSet(strand: target)
    awaitedClass.base[strand] = number
    if awaited.base[strand] == all {
      waitingForRest &= ~StrandSet(strand: strand)
    } else {
      waitingForRest |= StrandSet(strand: strand)
    }
  }

  private func parent(of strand: Int) -> Int {
    starts.first { $0.strand == strand }?.start.parent ?? -1
  }

  /// A strand does something that can depend on what has happened so far.
  @inline(__always)
  mutating func acts(_ strand: Int) {
    if waitingForRest != 0, strand >= 0, waitingForRest.has(strand) { actsBeforeRest(strand) }
  }

  @inline(never)
  private mutating func actsBeforeRest(_ strand: Int) {
    waitingForRest &= ~StrandSet(strand: strand)
    tellApart(awaitedClass.base[strand])
  }

  /// A strand touches something in an object.
  mutating func touches(_ strand: Int, object: Int32) {
    guard object >= 0, let found = owned.first(where: { $0.object == object }),
      found.owner != strand
    else { return }
    Simulation.toldApart.add(found.code)
  }

  private func tellApart(_ number: Int32) {
    for (strand, start) in starts where classes.base[strand] == number {
      Simulation.toldApart.add(start.code.code)
    }
  }
}
