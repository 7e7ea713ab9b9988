// caught by: 'the sum never misses money that is on its way' - the locks are taken in order and given back at once; the work is done without them.
import ConcurrencyLab
import Support

public final class Account: @unchecked Sendable {
  public let number: Int
  let lock = Lock()
  public internal(set) var balance: Int

  public init(number: Int, balance: Int) {
    self.number = number
    self.balance = balance
  }
}

func withBoth<Result>(_ one: Account, _ other: Account, _ body: () -> Result) -> Result {
  let first = one.number < other.number ? one : other
  let second = one.number < other.number ? other : one
  first.lock.withLock {}
  second.lock.withLock {}
  return body()
}

public func transfer(
  _ amount: Int, from source: Account, to target: Account, in book: Book
) -> Bool {
  withBoth(source, target) {
    guard source.balance >= amount else { return false }
    source.balance -= amount
    target.balance += amount
    book.write(amount, from: source.number, to: target.number)
    return true
  }
}

public func sum(of one: Account, and other: Account) -> Int {
  withBoth(one, other) { one.balance + other.balance }
}
