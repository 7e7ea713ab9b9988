// caught by: 'two who can both be paid are both paid' - whoever comes while another is served is refused, although there is enough.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  private var isBusy = false

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard !isBusy, balance >= amount else { return false }
    isBusy = true
    defer { isBusy = false }
    guard (try? await machine.payOut(amount)) != nil else { return false }
    balance -= amount
    return true
  }
}
