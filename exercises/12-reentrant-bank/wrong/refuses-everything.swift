// caught by: 'all that is there can be taken out' - an account that pays nobody is never overdrawn, and of no use.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    false
  }
}
