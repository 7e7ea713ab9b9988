// caught by: 'two transfers in opposite directions both come through' - nothing is lost, but a transfer is refused although there is enough.
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
  guard source === target || target.lock.try() else { return false }
  defer { if source !== target { target.lock.unlock() } }
  guard source.balance >= amount else { return false }
  source.balance -= amount
  target.balance += amount
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
