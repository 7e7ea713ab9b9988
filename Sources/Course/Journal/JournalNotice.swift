/// Something about the journal that its owner should be told.
public enum JournalNotice: Hashable, Sendable, CustomStringConvertible {
  /// The last entry was not whole and has been set aside.
  case cutShort(bytes: Int, kept: Int, file: String)
  /// Something in the middle could not be read and has been set aside.
  case damaged(bytes: Int, kept: Int, file: String)
  /// Something could not be read and not be set aside either.
  case notSetAside(bytes: Int, kept: Int, reason: FileError)
  /// Whole entries are of a kind that is not known here.
  case foreign(count: Int)

  /// The notice as a sentence.
  public var description: String {
    switch self {
    case .cutShort(let bytes, let kept, let file):
      "the last entry of the journal was cut short; its \(Self.count(bytes, "byte")) are in '\(file)', and \(Self.entries(kept))"
    case .damaged(let bytes, let kept, let file):
      "the journal was damaged; what could not be read (\(Self.count(bytes, "byte"))) is in '\(file)', and \(Self.entries(kept))"
    case .notSetAside(let bytes, let kept, let reason):
      "the journal is damaged (\(Self.count(bytes, "byte")) cannot be read), and \(Self.entries(kept)); it could not be repaired: \(reason)"
    case .foreign(let count):
      "\(Self.count(count, "entry", "entries")) of the journal came from a newer lab; kept, and not counted here"
    }
  }

  private static func entries(_ kept: Int) -> String {
    switch kept {
    case 0: "no other entry is there"
    case 1: "the 1 other entry is kept"
    default: "the \(kept) other entries are kept"
    }
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) " + (number == 1 ? one : many ?? one + "s")
  }
}
