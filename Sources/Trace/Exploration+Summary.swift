extension Exploration {
  /// What the search came to, in one clause that every front end shows alike:
  /// `proved: all 16,632 schedules end right (30 that differ)`, `refuted: 18 of 20 schedules fail`,
  /// `not decided: 200,000 runs, none fails, about 3% of what there is (ended by the budget of 2.0 s)`.
  ///
  /// It says no number that was not counted.
  public var summary: String {
    switch verdict {
    case .proved: "proved: \(Self.proof(of: [self]))"
    case .refuted: "refuted: \(isHarmless ? "a data race; " : "")\(share ?? refutation)"
    case .undecided: "not decided\(attempt)"
    }
  }

  // MARK: Proved

  /// What proofs come to together: `all 118 schedules of 4 tests end right (16 that differ)`.
  /// - Parameters:
  ///   - searches: what was proved.
  ///   - place: what they are searches of, such as `4 tests`; empty if that goes without saying.
  public static func proof(of searches: [Exploration], in place: String = "") -> String {
    let counted = searches.compactMap(\.schedules)
    let schedules = counted.count == searches.count ? counted.reduce(0, +) : nil
    let traces = searches.reduce(0) { $0 + $1.traces }
    let of = place.isEmpty ? "" : " of \(place)"
    let all =
      switch schedules {
      case 1?: "the only schedule\(of) ends right"
      case 2?: "both schedules\(of) end right"
      case let schedules?: "all \(NumberText.grouped(schedules)) schedules\(of) end right"
      case nil: "all schedules\(of) end right"
      }
    let differ =
      switch traces {
      case 0: ""
      case 1: "all alike"
      default: "\(NumberText.grouped(traces)) that differ"
      }
    if schedules == traces { return all }
    let remarks = [schedules == nil ? "uncounted" : "", differ].filter { !$0.isEmpty }
    return remarks.isEmpty ? all : "\(all) (\(remarks.joined(separator: ", ")))"
  }

  // MARK: Refuted

  /// How many schedules fail, where that was counted: `12,800 of 12,870 schedules fail`; nil where it was not.
  public var share: String? {
    guard verdict == .refuted, let schedules, let failing = failingSchedules else { return nil }
    if failing == 0 { return harmless(schedules) }
    guard failing == schedules else {
      let fail = failing == 1 ? "fails" : "fail"
      return "\(NumberText.grouped(failing)) of \(NumberText.grouped(schedules)) schedules \(fail)"
    }
    switch schedules {
    case 1: return "the only schedule fails"
    case 2: return "both schedules fail"
    default: return "all \(NumberText.grouped(schedules)) schedules fail"
    }
  }

  /// Whether no schedule ends wrong, and what is wrong is a race.
  private var isHarmless: Bool { failingSchedules == 0 && share != nil }

  /// Where no schedule ends wrong, and what is wrong is a race.
  private func harmless(_ schedules: Int) -> String? {
    guard findings.allSatisfy({ $0.kind == .dataRace }), !findings.isEmpty else { return nil }
    switch schedules {
    case 1: return "the only schedule ends right all the same"
    case 2: return "both schedules end right all the same"
    default: return "all \(NumberText.grouped(schedules)) schedules end right all the same"
    }
  }

  /// What is known where the schedules were not counted.
  private var refutation: String {
    switch findings.first?.kind {
    case .diverged: "the same schedule led elsewhere"
    case .cannotSimulate: "it does what cannot be simulated"
    default: "a schedule fails; how many do was not counted"
    }
  }

  // MARK: Not decided

  private var attempt: String {
    let share = covered.map { ", \(Self.percent($0)) of what there is" } ?? ""
    let runs = NumberText.count(executions, "run")
    let tried = executions == 0 ? "" : ": \(runs), none fails\(share)"
    guard let endedBy else { return tried }
    // What ended it is a budget, or what the search cannot get over.
    let end = endedBy.first?.isNumber == true ? "the budget of \(endedBy)" : endedBy
    return "\(tried) (ended by \(end))"
  }

  /// A part from 0 to 1 in words: `about 3%`, `less than 1%`.
  private static func percent(_ part: Double) -> String {
    guard part.isFinite, part >= 0.01 else { return "less than 1%" }
    return "about \(Int((min(part, 1) * 100).rounded(.down)))%"
  }
}
