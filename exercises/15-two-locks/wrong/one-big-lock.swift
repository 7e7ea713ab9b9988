// caught by: 'transfers between other accounts do not wait' - one lock for the whole bank: nothing can go wrong, and nobody can do anything meanwhile.
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

let bank = Lock()

func withBoth<Result>(_ one: Account, _ other: Account, _ body: () -> Result) -> Result {
  bank.withLock(body)
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
