// caught by: 'no schedule pays out more than there is' - the check comes when the notes are already in somebody's hand.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard (try? await machine.payOut(amount)) != nil else { return false }
    guard balance >= amount else { return false }
    balance -= amount
    return true
  }
}
