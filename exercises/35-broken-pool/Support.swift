import ConcurrencyLab

/// What became of a letter.
public enum Outcome: Hashable, Sendable {
  /// It was sent.
  case sent
  /// It may have been sent, and nobody can say; it must not go twice.
  case unknown
}

/// A letter for a process to send.
public struct Letter: Job, Hashable {
  /// Which one it is.
  public let number: Int
  /// Whether no harm is done if it is sent a second time.
  public let mayGoTwice: Bool
  /// Whether the process that sends it dies, the first time.
  let isPoison: Bool
  /// How long it takes to send.
  let milliseconds: Int

  /// Writes a letter.
  public init(
    _ number: Int, mayGoTwice: Bool = false, isPoison: Bool = false, milliseconds: Int = 0
  ) {
    self.number = number
    self.mayGoTwice = mayGoTwice
    self.isPoison = isPoison
    self.milliseconds = milliseconds
  }

  /// Sends the letter: writes it into the office's book, then takes its time.
  /// - Returns: its number.
  public func run() -> Int {
    let isFirst = office.begin(self)
    if milliseconds > 0 { waitForInput(.milliseconds(milliseconds), label: "letter \(number)") }
    if isPoison, isFirst { crash() }
    return number
  }
}

/// The post office's book. It lies outside of all processes, as a file does.
public final class Office: @unchecked Sendable {
  private let lock = Lock()
  private var begun: [Int: Int] = [:]

  /// Writes down that a letter is begun.
  /// - Returns: whether that is the first time.
  func begin(_ letter: Letter) -> Bool {
    lock.withLock {
      begun[letter.number, default: 0] += 1
      return begun[letter.number] == 1
    }
  }

  /// Whether some process has begun to send a letter.
  public func hasBegun(_ letter: Letter) -> Bool { times(letter) > 0 }

  /// How often a letter was begun.
  public func times(_ letter: Letter) -> Int { lock.withLock { begun[letter.number] ?? 0 } }

  /// Begins a new book.
  public func open() { lock.withLock { begun = [:] } }
}

/// The one post office of the town.
public let office = Office()
