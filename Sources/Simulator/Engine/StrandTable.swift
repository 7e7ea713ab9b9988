/// The strands of an execution, by number.
///
/// States of low numbers are kept from one execution to the next, and places hold plain references: what happens at
/// every step of millions of executions neither allocates nor counts.
struct StrandTable: ~Copyable {
  /// How many strands a search can have, whose states are worth keeping.
  private static let mostKept = 64

  private var places = Column(count: mostKept, filler: Unmanaged<StrandState>?.none)
  /// How many places there are: one more than the highest number so far.
  private(set) var count = 0
  private var kept: ContiguousArray<StrandState> = []
  /// The same by number, as plain references; nil for those that were not needed yet.
  private let known = Column(count: mostKept, filler: Unmanaged<StrandState>?.none)
  /// The states of higher numbers, alive for this execution.
  private var others: ContiguousArray<StrandState> = []

  /// Whether no strand has been started.
  var isEmpty: Bool { count == 0 }
  /// All numbers so far; some may belong to strands of other executions.
  var indices: Range<Int> { 0..<count }

  /// The strand with a number; nil where there is none in this execution.
  subscript(number: Int) -> StrandState? {
    @inline(__always) get { reference(number)?.takeUnretainedValue() }
  }

  /// The same without a count of references, for what is asked at every step.
  @inline(__always)
  func reference(_ number: Int) -> Unmanaged<StrandState>? {
    // A world asks only for numbers that it gave out; the check costs less than the memory it protects.
    number >= 0 && number < count ? places.base[number] : nil
  }

  /// Puts a state to use for a new strand.
  @inline(__always)
  mutating func add(_ number: Int) -> Unmanaged<StrandState> {
    places.reserve(number)
    if number >= count { count = number &+ 1 }
    let state = (number < Self.mostKept ? known.base[number] : nil) ?? makeState(number)
    places.base[number] = state
    return state
  }

  @inline(never)
  private mutating func makeState(_ number: Int) -> Unmanaged<StrandState> {
    let state = StrandState()
    let reference = Unmanaged.passUnretained(state)
    if number < Self.mostKept {
      kept.append(state)
      known.base[number] = reference
    } else {
      others.append(state)
    }
    return reference
  }

  /// Forgets the execution.
  mutating func removeAll() {
    for number in 0..<count { places.base[number] = nil }
    count = 0
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// Calls a function with every strand of this execution, in the order of their numbers.
  func forEach(_ body: (StrandState) -> Void) {
    for number in indices {
      if let strand = self[number] { body(strand) }
    }
  }

  /// The values that a function makes of the strands, in the order of their numbers.
  func map<Value>(_ transform: (StrandState) -> Value) -> [Value] {
    var values: [Value] = []
    forEach { values.append(transform($0)) }
    return values
  }
}
