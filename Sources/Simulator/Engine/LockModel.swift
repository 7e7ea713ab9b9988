public import Trace

/// A lock as a world sees it: who holds it, who wants it, what it hands on.
///
/// It also serves outside simulations, where nobody touches it.
public final class LockModel {
  /// The strand that holds it; -1 for none.
  var owner = -1
  /// How often the holder has taken it, for a recursive lock.
  var depth = 0
  var waiters: [Int] = []
  let knowledge = Knowledge()
  /// What had been changed when it was taken (`cs_changes`).
  var changes: UInt64 = 0
  /// Its name on screen, if it was given one.
  public var name: String?
  var identity = ObjectIdentity()
  /// The address of the kit object that a learner's variable refers to, for finding its name; 0 for none.
  public var shownBy: UInt = 0
  /// Whether a picture shows when it is taken and given back: not for a lock inside a kit type.
  public var isShown = true

  /// Makes a lock that nobody holds.
  public init(name: String? = nil) {
    self.name = name
    identity.born()
  }

  /// Makes a lock that a strand has, given the strand's number.
  init(name: String, number: Int) {
    self.name = name
    identity = ObjectIdentity(maker: -10, ordinal: Int32(number))
  }

  /// The number of what it guards, for those who look at that again and again.
  var guarded: Int32 { -2 - identity.id }

  func refresh() {
    guard identity.refresh() else { return }
    owner = -1
    depth = 0
    waiters.removeAll()
    knowledge.clear()
  }
}

/// A condition variable as a world sees it.
public final class ConditionModel {
  /// The strands that wait, in the order they came.
  var waiters: [Int] = []
  /// The strands that have to act before one that waits can go on, where that is known.
  var holders: [Int] = []
  /// Whether a strand also waits for those that came before it.
  var servesInOrder = false
  let knowledge = Knowledge()
  /// Its name on screen, if it was given one.
  public var name: String?
  var identity = ObjectIdentity()
  /// The address of the kit object that a learner's variable refers to, for finding its name; 0 for none.
  public var shownBy: UInt = 0

  /// Makes a condition that nobody waits for.
  public init(name: String? = nil) {
    self.name = name
    identity.born()
  }

  func refresh() {
    guard identity.refresh() else { return }
    waiters.removeAll()
    knowledge.clear()
  }
}

/// A counting semaphore as a world sees it.
public final class SemaphoreModel {
  let initial: Int
  var value: Int
  var waiters: [Int] = []
  /// What lets the tasks go on that wait: each tries again.
  var suspended: [() -> Void] = []
  let knowledge = Knowledge()
  /// Its name on screen, if it was given one.
  public var name: String?
  var identity = ObjectIdentity()
  /// The address of the kit object that a learner's variable refers to, for finding its name; 0 for none.
  public var shownBy: UInt = 0
  /// Whether a picture shows when it is taken and given back: not for one inside a kit type.
  public var isShown = true
  /// What a timeline shows while a strand waits for it.
  public var waitingState = Run.State.waitingForLock
  /// The strand that could end the wait of another, where somebody knows: for finding out who waits for whom.
  public var endedBy: ((_ waiting: Int) -> Int?)?
  /// Whether what is waited for is work in a queue that no worker has come to yet.
  public var isQueued: (() -> Bool)?

  /// Makes a semaphore with a count.
  public init(value: Int, name: String? = nil) {
    initial = value
    self.value = value
    self.name = name
    identity.born()
  }

  func refresh() {
    guard identity.refresh() else { return }
    value = initial
    waiters.removeAll()
    suspended.removeAll()
    knowledge.clear()
  }
}
