import ConcurrencyLab

/// The book in which a bank writes down every transfer, in ink, one under the other.
public final class Book: @unchecked Sendable {
  private struct Line {
    var amount: Int
    var source: Int
    var target: Int
  }

  private let writing: Duration
  // Safe to share: whoever reads or writes the lines holds the pen.
  private let pen = Lock(name: "pen")
  private var lines: [Line] = []

  /// Opens an empty book. It has many pages, and many people can write in it at the same time.
  /// - Parameter writing: how long it takes to write one line.
  public init(writing: Duration = .zero) {
    self.writing = writing
  }

  /// Writes down a transfer between two accounts, by their numbers.
  public func write(_ amount: Int, from source: Int, to target: Int) {
    if writing > .zero { waitForInput(writing, label: "book") }
    pen.withLock { lines.append(Line(amount: amount, source: source, target: target)) }
  }

  /// Follows the lines from top to bottom, and tells the first that takes more than there is.
  /// - Parameter opening: what is in each account before the first line, account 1 first.
  public func check(opening: [Int]) -> String {
    var money = opening
    for (number, line) in lines.enumerated() {
      money[line.source - 1] -= line.amount
      money[line.target - 1] += line.amount
      if money[line.source - 1] < 0 {
        return "line \(number + 1) takes \(line.amount) from account \(line.source), too much"
      }
    }
    return "every line has its money"
  }
}
