/// In how many schedules something comes out.
struct ScheduleTally: Hashable, Sendable {
  private var total: UInt128 = 0
  private var with0: UInt128 = 0
  private var with1: UInt128 = 0
  private var with2: UInt128 = 0
  private var with3: UInt128 = 0
  private var fewest = Int.max
  private var overflows = false
  /// The chance of it when each enabled strand is as likely as the others at every step.
  private(set) var probability = 0.0

  /// The tally of nothing.
  init() {}

  /// The tally of one schedule from its last step on.
  static let one: ScheduleTally = {
    var tally = ScheduleTally()
    tally.total = 1
    tally.with0 = 1
    tally.fewest = 0
    tally.probability = 1
    return tally
  }()

  /// How many schedules; nil when there are 2^128 or more.
  var schedules: UInt128? { overflows ? nil : total }

  /// How many of them have exactly 0, 1, 2, 3 preemptions; nil when there are too many.
  var byPreemptions: [UInt128]? { overflows ? nil : [with0, with1, with2, with3] }

  /// The fewest preemptions of any of them; nil when there is none.
  var fewestPreemptions: Int? { fewest == .max ? nil : fewest }

  /// Adds what comes after a step.
  /// - Parameters:
  ///   - preemptions: how many preemptions the step itself is, 0 or 1.
  ///   - chance: how likely the step is.
  ///   - times: how many steps of that kind there are, with as much after each.
  mutating func add(
    _ rest: ScheduleTally, preemptions: Int = 0, chance: Double = 1, times: Int = 1
  ) {
    let factor = UInt128(times)
    let (product, isProductTooLarge) = rest.total.multipliedReportingOverflow(by: factor)
    let (sum, isTooLarge) = total.addingReportingOverflow(product)
    total = sum
    overflows = overflows || isTooLarge || isProductTooLarge || rest.overflows
    if preemptions == 0 {
      with0 &+= rest.with0 &* factor
      with1 &+= rest.with1 &* factor
      with2 &+= rest.with2 &* factor
      with3 &+= rest.with3 &* factor
    } else {
      with1 &+= rest.with0 &* factor
      with2 &+= rest.with1 &* factor
      with3 &+= rest.with2 &* factor
    }
    if rest.fewest < .max { fewest = min(fewest, rest.fewest + preemptions) }
    probability += rest.probability * chance * Double(times)
  }
}
