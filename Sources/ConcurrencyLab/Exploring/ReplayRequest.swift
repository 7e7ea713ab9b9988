internal import Glibc
internal import Simulator
internal import Trace

/// What whoever started the process wants of one search: as a rule, to search.
///
/// With `LAB_REPLAY` in the environment, one search of the process follows the schedule in it instead, and the
/// others are left out. `LAB_SEARCH` says which one: they are counted from 0 in the order in which they begin, so
/// that only one test should run.
enum ReplayRequest {
  case explore
  /// Follow a schedule, and show it whatever comes out.
  case replay(Schedule)
  /// The text is no schedule.
  case refuse(Finding)
  case skip

  /// What is wanted of the search that begins now.
  static func next() -> ReplayRequest {
    let number = searches.withLock { count in
      count += 1
      return count - 1
    }
    return ReplayRequest(search: number) { name in getenv(name).map { String(cString: $0) } }
  }

  /// What is wanted of a search, counted from 0, in an environment.
  init(search number: Int, environment: (String) -> String?) {
    guard let text = environment("LAB_REPLAY") else {
      self = .explore
      return
    }
    let wanted = environment("LAB_SEARCH").flatMap { Int($0) } ?? 0
    self = number == wanted ? .parsed(text) : .skip
  }

  /// A schedule that somebody wrote.
  static func parsed(_ text: String) -> ReplayRequest {
    do throws(Schedule.ParseError) {
      return .replay(try Schedule(parsing: text))
    } catch {
      return .refuse(Finding(kind: .diverged, headline: error.description, schedule: text))
    }
  }

  private static let searches = RealMutex(0)
}
