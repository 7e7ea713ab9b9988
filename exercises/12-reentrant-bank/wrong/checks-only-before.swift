// caught by: 'no schedule pays out more than there is' - what was checked before the await is not true any more after it.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    let isEnough = balance >= amount
    if isEnough {
      guard (try? await machine.payOut(amount)) != nil else { return false }
      balance -= amount
    }
    return isEnough
  }
}
