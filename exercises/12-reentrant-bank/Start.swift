import ConcurrencyLab
import Support

/// A bank account. Its owners may be at several cash machines at the same time.
public actor Account {
  /// How much money is in it.
  public private(set) var balance: Int

  /// Opens an account with money in it.
  public init(balance: Int) {
    self.balance = balance
  }

  /// Takes money out at a machine.
  /// - Returns: whether the machine has paid; if not, nothing has changed.
  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard balance >= amount else { return false }
    do {
      try await machine.payOut(amount)
    } catch {
      return false
    }
    balance -= amount
    return true
  }
}
