// caught by: 'the book tells the transfers in the order in which the money moved' - who has let go of the locks may be overtaken on the way to the book.
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
  if first === second { return first.lock.withLock(body) }
  return first.lock.withLock {
    second.lock.withLock(body)
  }
}

public func transfer(
  _ amount: Int, from source: Account, to target: Account, in book: Book
) -> Bool {
  let isEnough = withBoth(source, target) {
    guard source.balance >= amount else { return false }
    source.balance -= amount
    target.balance += amount
    return true
  }
  if isEnough { book.write(amount, from: source.number, to: target.number) }
  return isEnough
}

public func sum(of one: Account, and other: Account) -> Int {
  withBoth(one, other) { one.balance + other.balance }
}
