// caught by: 'no schedule pays out more than there is' - who waits for the lock keeps the actor, and who has the lock needs the actor to give it back.
import ConcurrencyLab
import Support

public actor Account {
  public private(set) var balance: Int

  public init(balance: Int) {
    self.balance = balance
  }

  private let lock = Lock()

  public func withdraw(_ amount: Int, at machine: CashMachine) async -> Bool {
    lock.lock()
    defer { lock.unlock() }
    guard balance >= amount else { return false }
    guard (try? await machine.payOut(amount)) != nil else { return false }
    balance -= amount
    return true
  }
}
