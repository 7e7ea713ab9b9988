/// Amounts of data in words.
public enum ByteText {
  /// An amount in the unit that suits it: `512 B`, `2,443 B`, `699 kB`, `1.2 MB`; a kilobyte is 1,000 bytes.
  public static func words(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) B"
    case ..<10_000: "\(bytes / 1_000),\(padded(bytes % 1_000)) B"
    case ..<999_500: "\((bytes + 500) / 1_000) kB"
    case ..<999_950_000: tenths(bytes, of: 1_000_000, "MB")
    default: tenths(bytes, of: 1_000_000_000, "GB")
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func tenths(_ bytes: Int, of unit: Int, _ symbol: String) -> String {
    let (whole, rest) = bytes.quotientAndRemainder(dividingBy: unit)
    let tenths = (rest / 1_000 * 10 + unit / 2_000) / (unit / 1_000)
    if tenths == 10 { return "\(whole + 1) \(symbol)" }
    return whole >= 100 || tenths == 0 ? "\(whole) \(symbol)" : "\(whole).\(tenths) \(symbol)"
  }
}
