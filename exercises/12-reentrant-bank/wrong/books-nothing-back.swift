// caught by: 'a machine that jams takes nothing' - the money is taken first, and not given back when the machine does not pay.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard balance >= amount else { return false }
    balance -= amount
    return (try? await machine.payOut(amount)) != nil
  }
}
