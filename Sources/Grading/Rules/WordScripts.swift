/// Notices letters of a look-alike script inside a Latin word, scalar by scalar.
struct WordScripts {
  private var hasLatin = false
  private var odd: (scalar: Unicode.Scalar, script: String)?

  /// Adds the next scalar of a text.
  ///
  /// - Returns: the letter that does not belong, once a word has both.
  mutating func add(_ scalar: Unicode.Scalar) -> (scalar: Unicode.Scalar, script: String)? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: hasLatin = true
    case 0x30...0x39, 0x5F: break
    case 0x0370...0x03FF, 0x1F00...0x1FFF: odd = odd ?? (scalar, "Greek")
    case 0x0400...0x052F: odd = odd ?? (scalar, "Cyrillic")
    default: self = WordScripts()
    }
    return hasLatin ? odd : nil
  }
}
