import ConcurrencyLab

/// Counts out notes, which takes its time.
public actor CashMachine {
  /// How much money people have taken out of it.
  public private(set) var paidOut = 0

  private let counting: Duration
  private let isJammed: Bool

  /// Sets up a machine that is full of money.
  /// - Parameters:
  ///   - counting: how long it takes to count out the notes.
  ///   - isJammed: whether it gets stuck, each time, and pays nothing.
  public init(counting: Duration = .zero, isJammed: Bool = false) {
    self.counting = counting
    self.isJammed = isJammed
  }

  /// Counts out notes and hands them over. Who has them keeps them.
  /// - Throws: ``Jam`` when it got stuck; then it has paid nothing.
  public func payOut(_ amount: Int) async throws(Jam) {
    if counting > .zero { try? await Task.sleep(for: counting) }
    if isJammed { throw Jam() }
    paidOut += amount
  }
}

/// The notes got stuck in the machine.
public struct Jam: Error {
  /// Notes that a machine got stuck.
  public init() {}
}
