import Glibc

/// How long a site thinks before the first byte of its answer.
///
/// ```swift
/// let steady = Latency.fixed(.milliseconds(300))
/// let moody = Latency.between(.milliseconds(100), .milliseconds(500))
/// let real = Latency.skewed(least: .milliseconds(100), mean: .milliseconds(300))
/// print([steady, moody, real].map(\.longest.description))  // ["0.3 seconds", "0.5 seconds", "4.1 seconds"]
/// ```
///
/// What varies is drawn from the seed of the web, the site and how many requests it had before: the
/// same seed gives the same times, whichever other sites are asked meanwhile.
public enum Latency: Hashable, Sendable {
  /// Always the same.
  case fixed(Duration)
  /// Anything between the two with equal chance.
  case between(Duration, Duration)
  /// At least `least`, `mean` on average, and now and then much longer, up to 20 times
  /// the difference between the two.
  case skewed(least: Duration, mean: Duration)

  /// The longest time there can be.
  public var longest: Duration {
    switch self {
    case .fixed(let time): time
    case .between(let shortest, let longest): max(shortest, longest)
    case .skewed(let least, let mean): least + (mean - least) * 20
    }
  }

  /// The time that a number from 0 up to but not including 1 stands for, in whole microseconds.
  func time(at share: Double) -> Duration {
    switch self {
    case .fixed(let time):
      return time
    case .between(let shortest, let longest):
      return shortest + (longest - shortest).scaled(by: share)
    case .skewed(let least, let mean):
      return least + (mean - least).scaled(by: min(-log(1 - share), 20))
    }
  }
}

extension Duration {
  /// The product, rounded to a microsecond, so that no platform's arithmetic shows.
  fileprivate func scaled(by factor: Double) -> Duration {
    let microseconds = self / .microseconds(1) * factor
    return .microseconds(Int64(microseconds.rounded()))
  }
}
