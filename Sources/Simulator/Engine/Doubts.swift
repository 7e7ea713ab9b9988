internal import Glibc

/// The operations that change something only if they find it so: what each is depends on when it happens.
///
/// A compare-exchange that finds another value only looks, and so does whoever tries a lock that is taken. The search
/// is told anew before each choice, so that two that only look count as independent.
struct Doubts: ~Copyable {
  /// What an operation depends on.
  enum Doubt {
    /// It changes a value if that is the expected one.
    case value(UnsafeRawPointer, expected: UnsafeRawPointer, size: Int)
    /// It takes a lock if nobody has it.
    case lock(LockModel)
    /// It takes one of a semaphore's permits if there is one.
    case semaphore(SemaphoreModel)

    /// Whether it would change something now.
    var changes: Bool {
      switch self {
      case .value(let value, let expected, let size): memcmp(value, expected, size) == 0
      case .lock(let lock): lock.owner < 0
      case .semaphore(let semaphore): semaphore.value > 0
      }
    }
  }

  private var doubts: [Doubt?] = []
  /// The strands that are about to do something of which it is not known.
  private(set) var strands: StrandSet = 0

  mutating func reset() { strands = 0 }

  /// A strand is about to do something of the kind.
  mutating func begin(_ strand: Int, _ doubt: Doubt) {
    while doubts.count <= strand { doubts.append(nil) }
    doubts[strand] = doubt
    strands |= StrandSet(strand: strand)
  }

  /// The strand does it now.
  mutating func end(_ strand: Int) {
    doubts[strand] = nil
    strands &= ~StrandSet(strand: strand)
  }

  /// Says what each would be if it happened next.
  func settle(_ pending: UnsafeMutablePointer<Operation>) {
    var rest = strands
    while rest != 0 {
      let strand = rest.lowest
      rest &= rest &- 1
      pending[strand].kind = doubts[strand]?.changes ?? true ? .write : .read
    }
  }
}
