/// Understands what a terminal sends for keys, byte after byte.
///
/// A key is one byte, a character of UTF-8, or a sequence that begins with an escape (ECMA-48, and
/// what xterm and its relatives add). Modifiers are left out: Shift-Right is Right. What is not
/// known is swallowed whole, so that no part of it is taken for a key.
public struct KeyParser: Hashable, Sendable {
  /// What the bytes so far are the beginning of.
  private enum State: Hashable, Sendable {
    case ground
    /// An escape: the key of that name, or the beginning of a sequence.
    case escape
    /// A control sequence, with its parameters.
    case control(String)
    /// An escape and an `O`: one more byte says which key.
    case single
    /// A character of several bytes, of which some are still to come.
    case character(bytes: [UInt8], missing: Int)
  }

  /// The most parameters that are kept: what is longer is no key.
  private static let longest = 32

  private var state = State.ground

  /// Makes a parser that has seen nothing.
  public init() {}

  /// Whether bytes are still to come, or an escape was a key of its own: ask again after a moment.
  public var isWaiting: Bool { state != .ground }

  /// Takes one byte in; the key that it completes, if it does.
  public mutating func take(_ byte: UInt8) -> Key? {
    switch state {
    case .ground: return begin(byte)
    case .escape: return afterEscape(byte)
    case .single:
      state = .ground
      return Self.cursorKey(byte)
    case .control(let parameters): return afterControl(byte, parameters)
    case .character(let bytes, let missing): return goOn(byte, bytes, missing)
    }
  }

  /// Says that nothing came for a moment: an escape alone is a key, anything else half is none.
  public mutating func pause() -> Key? {
    defer { state = .ground }
    return state == .escape ? .escape : nil
  }

  private mutating func begin(_ byte: UInt8) -> Key? {
    state = .ground
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x20...0x7E: return .character(Character(Unicode.Scalar(byte)))
    case 0xC2...0xDF: return wait(for: 1, after: byte)
    case 0xE0...0xEF: return wait(for: 2, after: byte)
    case 0xF0...0xF4: return wait(for: 3, after: byte)
    default: return nil
    }
  }

  private mutating func wait(for missing: Int, after byte: UInt8) -> Key? {
    state = .character(bytes: [byte], missing: missing)
    return nil
  }

  private mutating func goOn(_ byte: UInt8, _ bytes: [UInt8], _ missing: Int) -> Key? {
    guard (0x80...0xBF).contains(byte) else { return begin(byte) }
    guard missing == 1 else {
      state = .character(bytes: bytes + [byte], missing: missing - 1)
      return nil
    }
    state = .ground
    return String(validating: bytes + [byte], as: UTF8.self)?.first.map(Key.character)
  }

  private mutating func afterEscape(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x5B:
      state = .control("")
      return nil
    case 0x4F:
      state = .single
      return nil
    case 0x1B: return .escape
    // A key with Alt held is that key.
    default: return begin(byte)
    }
  }

  private mutating func afterControl(_ byte: UInt8, _ parameters: String) -> Key? {
    switch byte {
    case 0x20...0x3F where parameters.utf8.count < Self.longest:
      state = .control(parameters + String(Unicode.Scalar(byte)))
      return nil
    case 0x20...0x3F: return nil
    case 0x40...0x7E:
      state = .ground
      return byte == 0x7E ? Self.numberedKey(parameters) : Self.cursorKey(byte)
    default: return begin(byte)
    }
  }

  /// The key of a sequence that ends in a letter.
  private static func cursorKey(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "Z"): .backTab
    default: nil
    }
  }

  /// The key of a sequence that is a number and a tilde, as DEC's terminals had them.
  private static func numberedKey(_ parameters: String) -> Key? {
    switch parameters.prefix(while: { $0 != ";" }) {
    case "1", "7": .home
    case "3": .delete
    case "4", "8": .end
    case "5": .pageUp
    case "6": .pageDown
    default: nil
    }
  }
}
