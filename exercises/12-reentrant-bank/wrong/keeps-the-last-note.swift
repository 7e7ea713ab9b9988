// caught by: 'all that is there can be taken out' - more than is asked for has to be there.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard balance > amount else { return false }
    balance -= amount
    guard (try? await machine.payOut(amount)) != nil else {
      balance += amount
      return false
    }
    return true
  }
}
