// caught by: 'two transfers in opposite directions both come through' - when the second lock is taken it gives up, and what it took from the first account is in none.
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
  source.lock.lock()
  defer { source.lock.unlock() }
  guard source.balance >= amount else { return false }
  source.balance -= amount
  guard target.lock.try() else { return false }
  target.balance += amount
  target.lock.unlock()
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
