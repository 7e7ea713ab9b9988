// caught by: 'two who can both be paid are both paid' - the new balance is worked out from one that was read before the await.
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
    guard (try? await machine.payOut(amount)) != nil else { return false }
    balance = before - amount
    return true
  }
}
