// caught by: 'the sum never misses money that is on its way' - between the two locks the money is in neither account.
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

public func transfer(
  _ amount: Int, from source: Account, to target: Account, in book: Book
) -> Bool {
  let isEnough = source.lock.withLock {
    guard source.balance >= amount else { return false }
    source.balance -= amount
    return true
  }
  guard isEnough else { return false }
  target.lock.withLock { target.balance += amount }
  book.write(amount, from: source.number, to: target.number)
  return true
}

func withBoth<Result>(_ one: Account, _ other: Account, _ body: () -> Result) -> Result {
  let first = one.number < other.number ? one : other
  let second = one.number < other.number ? other : one
  if first === second { return first.lock.withLock(body) }
  return first.lock.withLock {
    second.lock.withLock(body)
  }
}

public func sum(of one: Account, and other: Account) -> Int {
  withBoth(one, other) { one.balance + other.balance }
}
