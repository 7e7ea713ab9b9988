// caught by: 'two machines count at the same time' - each waits until the one before has its notes.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  private var last: Task<Bool, Never>?

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    let before = last
    let mine = Task {
      _ = await before?.value
      return await serve(amount, at: machine)
    }
    last = mine
    return await mine.value
  }

  private func serve(_ amount: Int, at machine: CashMachine) async -> Bool {
    guard balance >= amount else { return false }
    guard (try? await machine.payOut(amount)) != nil else { return false }
    balance -= amount
    return true
  }
}
