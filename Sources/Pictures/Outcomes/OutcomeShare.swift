import Trace

/// One of the things that schedules end with, with how many of them do.
struct OutcomeShare: Hashable {
  /// The value, or what ended the schedule before there was one, in words.
  var text: String
  /// How many schedules.
  var schedules: Int
  /// How many there are in all.
  var all: Int
  /// Whether the test allows it.
  var isRight: Bool

  /// The most rows of a picture.
  private static let most = 8

  /// What the schedules of a search end with, the most frequent first; none where they were not counted, or where
  /// all end alike, which needs no picture.
  static func all(of search: Exploration) -> [OutcomeShare] {
    guard let all = search.schedules, search.outcomes.count > 1 else { return [] }
    let shares = search.outcomes.compactMap { outcome in
      outcome.schedules.map { schedules in
        OutcomeShare(
          text: text(of: outcome), schedules: schedules, all: all, isRight: outcome.isRight)
      }
    }
    guard shares.count > most else { return shares }
    return shares.prefix(most - 1) + rest(shares.dropFirst(most - 1), of: all)
  }

  /// The less frequent ones together: the right ones, and the wrong ones.
  private static func rest(_ shares: ArraySlice<OutcomeShare>, of all: Int) -> [OutcomeShare] {
    [true, false].compactMap { isRight in
      let alike = shares.filter { $0.isRight == isRight }
      guard let first = alike.first else { return nil }
      guard alike.count > 1 else { return first }
      return OutcomeShare(
        text: NumberText.count(alike.count, "other value"),
        schedules: alike.reduce(0) { $0 + $1.schedules }, all: all, isRight: isRight)
    }
  }

  private static func text(of outcome: Exploration.Outcome) -> String {
    guard !outcome.isRight, let kind = Finding.Kind(rawValue: outcome.value) else {
      return outcome.value
    }
    return kind.words.lowercased()
  }

  /// How much of a bar of so many columns it fills: some of it where it is not nothing, and the whole of it only
  /// where it is everything.
  func filled(of columns: Int) -> Int {
    guard schedules > 0, all > 0, schedules < all else { return schedules > 0 ? columns : 0 }
    let part = Int((Double(schedules) / Double(all) * Double(columns)).rounded())
    return min(max(part, 1), columns - 1)
  }

  /// How many, in words.
  var count: String { NumberText.count(schedules, "schedule") }
}
