/// The moments that an axis names.
struct TimeAxis: Hashable {
  /// A named moment.
  struct Tick: Hashable {
    /// In nanoseconds.
    let time: Int
    /// A number of the axis's unit.
    let label: String
  }

  let unit: TimeText.Unit
  let ticks: [Tick]

  /// The round moments of a window, at most `count` of them: steps of 1, 2 or 5 times a power of ten.
  init(_ window: TimeWindow, atMost count: Int) {
    let unit = TimeText.Unit.fitting(window.to)
    self.unit = unit
    let step = Self.step(window.length, atMost: max(count, 1))
    let first = (window.from + step - 1) / step * step
    self.ticks = stride(from: first, through: window.to, by: step).map {
      Tick(time: $0, label: TimeText.number($0, in: unit))
    }
  }

  private static func step(_ length: Int, atMost count: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where length / (power * factor) < count { return power * factor }
      guard power < Int.max / 100 else { return power }
      power *= 10
    }
  }
}
