// caught by: 'a jam at one machine undoes nothing at another' - the old balance is put back, and with it what another has taken out meanwhile.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    let before = balance
    guard before >= amount else { return false }
    balance = before - amount
    guard (try? await machine.payOut(amount)) != nil else {
      balance = before
      return false
    }
    return true
  }
}
