import ConcurrencyLab
import Support

/// A bank account.
public final class Account: @unchecked Sendable {
  /// Which account it is: no two have the same number.
  public let number: Int
  /// Held by whoever looks at the balance or changes it while others are at work.
  let lock = Lock()
  /// What is in it.
  public internal(set) var balance: Int

  /// Opens an account.
  public init(number: Int, balance: Int) {
    self.number = number
    self.balance = balance
  }
}

/// Runs something while holding the locks of two accounts.
///
/// The lower number comes first, whichever way the money goes. So whoever waits for a lock waits
/// for a higher number than any that they hold, and a circle would have to come down again.
private func withBoth<Result>(_ one: Account, _ other: Account, _ body: () -> Result) -> Result {
  let first = one.number < other.number ? one : other
  let second = one.number < other.number ? other : one
  if first === second { return first.lock.withLock(body) }
  return first.lock.withLock {
    second.lock.withLock(body)
  }
}

/// Moves money from one account to another, and writes that down.
/// - Returns: whether there was enough; if not, nothing has changed.
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

/// What is in two accounts together.
public func sum(of one: Account, and other: Account) -> Int {
  withBoth(one, other) { one.balance + other.balance }
}
