// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
internal import ConcurrencyLab
internal import Synchronization

// Each operation that an atomic has, by itself.

/// A number that is changed in every way there is.
public final class AtomicNumber: Sendable {
  public enum Change: String, CaseIterable, Sendable {
    case wrappingAdd, wrappingSubtract, add, subtract, and, or, xor, min, max
    case exchange, compareExchange, weakCompareExchange
  }

  private let number: Atomic<Int>
  public init(_ number: Int = 5) { self.number = Atomic(number) }

  public var value: Int { number.load(ordering: .acquiring) }

  /// Changes the number; returns what it was.
  @discardableResult
  public func change(_ change: Change, _ operand: Int = 3) -> Int {
    switch change {
    case .wrappingAdd: number.wrappingAdd(operand, ordering: .relaxed).oldValue
    case .wrappingSubtract: number.wrappingSubtract(operand, ordering: .relaxed).oldValue
    case .add: number.add(operand, ordering: .acquiring).oldValue
    case .subtract: number.subtract(operand, ordering: .releasing).oldValue
    case .and: number.bitwiseAnd(operand, ordering: .relaxed).oldValue
    case .or: number.bitwiseOr(operand, ordering: .relaxed).oldValue
    case .xor: number.bitwiseXor(operand, ordering: .acquiringAndReleasing).oldValue
    case .min: number.min(operand, ordering: .relaxed).oldValue
    case .max: number.max(operand, ordering: .sequentiallyConsistent).oldValue
    case .exchange: number.exchange(operand, ordering: .relaxed)
    case .compareExchange:
      number.compareExchange(expected: 5, desired: operand, ordering: .relaxed).original
    case .weakCompareExchange:
      number.weakCompareExchange(
        expected: 5, desired: operand, successOrdering: .releasing, failureOrdering: .relaxed
      ).original
    }
  }
}

/// A flag that is changed in every way there is.
public final class AtomicFlag: Sendable {
  public enum Change: String, CaseIterable, Sendable { case and, or, xor, exchange }

  private let flag = Atomic(true)
  public init() {}

  public var value: Bool { flag.load(ordering: .acquiring) }

  /// Changes the flag; returns what it was.
  @discardableResult
  public func change(_ change: Change, _ operand: Bool) -> Bool {
    switch change {
    case .and: flag.logicalAnd(operand, ordering: .relaxed).oldValue
    case .or: flag.logicalOr(operand, ordering: .relaxed).oldValue
    case .xor: flag.logicalXor(operand, ordering: .relaxed).oldValue
    case .exchange: flag.exchange(operand, ordering: .relaxed)
    }
  }
}

/// Values of every size that an atomic can have.
public final class AtomicSizes: Sendable {
  private let byte = Atomic<Int8>(-1)
  private let short = Atomic<UInt16>(1)
  private let word = Atomic<Int32>(-1)
  private let pair = Atomic(WordPair(first: 1, second: 2))
  private let fraction = Atomic(0.5)
  private let time = Atomic(Duration.seconds(2))
  public init() {}

  /// Changes each of them once: five steps that change, and one that looks.
  public func changeAll() {
    byte.max(3, ordering: .relaxed)
    short.min(0, ordering: .relaxed)
    word.add(5, ordering: .relaxed)
    while !pair.weakCompareExchange(
      expected: WordPair(first: 1, second: 2), desired: WordPair(first: 3, second: 4),
      ordering: .acquiringAndReleasing
    ).exchanged {}
    fraction.store(0.25, ordering: .releasing)
    _ = time.load(ordering: .acquiring)
  }

  public var text: String {
    let pair = pair.load(ordering: .acquiring)
    return "\(byte.load(ordering: .relaxed)) \(short.load(ordering: .relaxed)) "
      + "\(word.load(ordering: .relaxed)) \(pair.first) \(pair.second) "
      + "\(fraction.load(ordering: .relaxed)) \(time.load(ordering: .relaxed))"
  }
}

/// A payload that is announced by an operation that may do nothing.
public final class DoubtfulAnnouncement: @unchecked Sendable {
  private var payload = 0
  private let flag = Atomic(0)
  private let isDone = Atomic(false)
  public init() {}

  /// - Parameter expected: 0 for a compare-exchange that succeeds.
  public func publish(_ value: Int, expecting expected: Int) {
    payload = value
    _ = flag.compareExchange(expected: expected, desired: 1, ordering: .acquiringAndReleasing)
    isDone.store(true, ordering: .relaxed)
  }

  public func read() -> Int? {
    guard isDone.load(ordering: .relaxed) else { return nil }
    _ = flag.load(ordering: .acquiring)
    return payload
  }

  public func publishByMaximum(_ value: Int) {
    payload = value
    flag.max(1, ordering: .releasing)
  }

  public func readIfMaximal() -> Int? {
    flag.load(ordering: .acquiring) == 1 ? payload : nil
  }
}

/// A lock that asks again and again.
public final class SpinLock: @unchecked Sendable {
  public enum Form: Sendable, CaseIterable { case compareExchange, exchange, or }

  private let isTaken = Atomic(false)
  private let form: Form
  public private(set) var count = 0
  public init(_ form: Form) { self.form = form }

  public func increment() {
    while !take() {}
    count += 1
    isTaken.store(false, ordering: .releasing)
  }

  private func take() -> Bool {
    switch form {
    case .compareExchange:
      isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    case .exchange: !isTaken.exchange(true, ordering: .acquiring)
    case .or: !isTaken.logicalOr(true, ordering: .acquiring).oldValue
    }
  }
}

/// Something that whoever comes first makes, without a lock.
public final class MadeOnce: Sendable {
  private final class Resource: Sendable {
    let maker: Int
    init(maker: Int) { self.maker = maker }
  }

  private let resource = AtomicLazyReference<Resource>()
  public init() {}

  /// The resource's maker, who may be the one that asks.
  public func maker(asking: Int) -> Int {
    (resource.load() ?? resource.storeIfNil(Resource(maker: asking))).maker
  }
}
