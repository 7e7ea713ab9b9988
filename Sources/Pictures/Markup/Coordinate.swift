/// Numbers as SVG writes them, with at most three decimals.
enum Coordinate {
  /// A length in pixels.
  static func pixels(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    return JSONText.thousandths(Int((value * 1_000).rounded())).text
  }

  /// A part of a whole, from 0 to 1.
  static func percent(_ fraction: Double) -> String { pixels(fraction * 100) + "%" }
}
