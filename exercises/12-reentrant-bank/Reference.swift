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
  ///
  /// The check and the change stand together, before the `await`: whoever is let in while the
  /// machine counts finds the money gone. A machine that did not pay gives it back, and what it
  /// gives back is the amount, not a balance that it remembered.
  /// - Returns: whether the machine has paid; if not, nothing has changed.
  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard balance >= amount else { return false }
    balance -= amount
    do {
      try await machine.payOut(amount)
    } catch {
      balance += amount
      return false
    }
    return true
  }
}
