public import Trace

extension Exploration {
  /// How many schedules fail, where that was counted: `12,800 of 12,870 schedules fail`.
  public var share: String? {
    guard let schedules, let failing = failingSchedules, failing > 0, schedules > 1 else {
      return nil
    }
    guard failing == schedules else {
      return "\(Self.grouped(failing)) of \(Self.grouped(schedules)) schedules fail"
    }
    return schedules == 2 ? "both schedules fail" : "all \(Self.grouped(schedules)) schedules fail"
  }

  private static func grouped(_ number: Int) -> String {
    guard number >= 1_000 else { return "\(number)" }
    let rest = "\(number % 1_000)"
    return grouped(number / 1_000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
