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

/// Moves money from one account to another, and writes that down.
/// - Returns: whether there was enough; if not, nothing has changed.
public func transfer(
  _ amount: Int, from source: Account, to target: Account, in book: Book
) -> Bool {
  source.lock.lock()
  defer { source.lock.unlock() }
  target.lock.lock()
  defer { target.lock.unlock() }
  guard source.balance >= amount else { return false }
  source.balance -= amount
  target.balance += amount
  book.write(amount, from: source.number, to: target.number)
  return true
}

/// What is in two accounts together.
public func sum(of one: Account, and other: Account) -> Int {
  one.lock.lock()
  defer { one.lock.unlock() }
  other.lock.lock()
  defer { other.lock.unlock() }
  return one.balance + other.balance
}
