/// Virtual time in words.
public enum TimeText {
  /// A time in the unit that suits it: `330 ms`, `2.85 s`, `15 µs`.
  public static func words(_ nanoseconds: Int) -> String {
    let unit = Unit.fitting(nanoseconds)
    return "\(number(nanoseconds, in: unit)) \(unit.symbol)"
  }

  /// A unit of time.
  struct Unit: Hashable {
    let symbol: String
    let nanoseconds: Int

    static let all = [
      Unit(symbol: "s", nanoseconds: 1_000_000_000), Unit(symbol: "ms", nanoseconds: 1_000_000),
      Unit(symbol: "µs", nanoseconds: 1_000), Unit(symbol: "ns", nanoseconds: 1),
    ]

    /// The largest unit of which there is at least one.
    static func fitting(_ nanoseconds: Int) -> Unit {
      all.first { abs(nanoseconds) >= $0.nanoseconds } ?? Unit(symbol: "ms", nanoseconds: 1_000_000)
    }
  }

  /// A time as a number of units with at most two decimals, none of them idle.
  static func number(_ nanoseconds: Int, in unit: Unit) -> String {
    let hundredths = (nanoseconds * 100 + unit.nanoseconds / 2) / unit.nanoseconds
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 || whole >= 100 { return "\(whole)" }
    let digits = rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)"
  }
}
