/// Holds back strands that are interchangeable with one that has not taken a step yet, so that
/// those of a class take their first steps in the order of their numbers.
///
/// What is cut off equals something that is kept, up to the numbers of the strands: with ten equal
/// threads one order of ten starts is left of 3.6 million.
struct SymmetryMask: ~Copyable {
  private var classes = Column(count: 64, filler: 0)
  private var declared: StrandSet = 0
  private var untouched: StrandSet = 0
  /// The strands that may not be chosen now.
  private(set) var held: StrandSet = 0

  /// Forgets the last execution.
  @inline(__always)
  mutating func begin() {
    declared = 0
    untouched = 0
    held = 0
  }

  /// Puts a new strand into a class; 0 is none.
  mutating func declare(_ strand: Int, class number: Int) {
    guard number != 0 else { return }
    if next(of: number) != nil { held |= StrandSet(strand: strand) }
    classes.base[strand] = number
    declared |= StrandSet(strand: strand)
    untouched |= StrandSet(strand: strand)
  }

  /// How many strands one stands for if it takes a step now: itself, and those of its class that are held back behind
  /// it and could go on as well.
  func alike(_ strand: Int, enabled: StrandSet) -> Int {
    guard untouched.has(strand), !held.has(strand) else { return 1 }
    var rest = held & enabled
    var count = 1
    while rest != 0 {
      if classes.base[rest.lowest] == classes.base[strand] { count += 1 }
      rest &= rest &- 1
    }
    return count
  }

  /// Whether a strand is of a class and has not taken a step.
  @inline(__always)
  func isFirstStep(of strand: Int) -> Bool { untouched.has(strand) }

  /// Notes that a strand took a step.
  /// - Returns: the strand that is no longer held back because of it, or -1.
  @inline(__always)
  mutating func step(_ strand: Int) -> Int {
    guard untouched.has(strand) else { return -1 }
    return firstStep(strand)
  }

  private mutating func firstStep(_ strand: Int) -> Int {
    untouched &= ~StrandSet(strand: strand)
    held &= ~StrandSet(strand: strand)
    guard let freed = next(of: classes.base[strand]) else { return -1 }
    held &= ~StrandSet(strand: freed)
    return freed
  }

  /// The lowest strand of a class that has not taken a step.
  private func next(of number: Int) -> Int? {
    var rest = untouched
    while rest != 0 {
      if classes.base[rest.lowest] == number { return rest.lowest }
      rest &= rest &- 1
    }
    return nil
  }
}
