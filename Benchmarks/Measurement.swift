/// How many seconds something took, several times over.
struct Measurement: CustomStringConvertible {
  private let sorted: [Double]

  /// Keeps some measurements; there is at least one.
  init(_ seconds: [Double]) {
    sorted = seconds.sorted()
  }

  /// The one in the middle.
  var median: Double { sorted[sorted.count / 2] }

  /// The shortest, the median and the longest: `52-54-60 ms`.
  var description: String {
    let all = [sorted[0], median, sorted[sorted.count - 1]]
    return all.map { Self.digits($0 * 1_000) }.joined(separator: "-") + " ms"
  }

  /// How many of something were done a second, in the median: `237,000`.
  func rate(of count: Int) -> String {
    var text = ""
    for (place, digit) in String(Int(Double(count) / median / 1_000)).reversed().enumerated() {
      if place > 0 && place % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    return text + ",000"
  }

  /// Three digits that say something.
  private static func digits(_ value: Double) -> String {
    value >= 100
      ? "\(Int(value.rounded()))"
      : value >= 10
        ? "\((value * 10).rounded() / 10)" : "\((value * 100).rounded() / 100)"
  }
}
