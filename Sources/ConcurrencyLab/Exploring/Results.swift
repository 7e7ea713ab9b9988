/// The results that a body had so far, each kept once, and a place for the result of the execution that runs.
final class Results<Value>: @unchecked Sendable {
  // Safe to share: only the one OS thread that simulates touches it while it does.
  var latest: Result<Value, any Error>?
  private(set) var seen: [Result<Value, any Error>] = []
  private let areEqual: (Value, Value) -> Bool

  init(areEqual: @escaping (Value, Value) -> Bool) {
    self.areEqual = areEqual
  }

  /// The number of the latest result among those seen; nil if the body has not come to its end.
  func number() -> Int? {
    guard let latest else { return nil }
    self.latest = nil
    if let known = seen.firstIndex(where: { isSame($0, latest) }) { return known }
    seen.append(latest)
    return seen.count - 1
  }

  /// A result as Swift prints it.
  func text(_ number: Int) -> String {
    switch seen[number] {
    case .success(let value): String(describing: value)
    case .failure(let error): "throws \(error)"
    }
  }

  private func isSame(_ one: Result<Value, any Error>, _ other: Result<Value, any Error>) -> Bool {
    switch (one, other) {
    case (.success(let a), .success(let b)): areEqual(a, b)
    case (.failure(let a), .failure(let b)): String(describing: a) == String(describing: b)
    default: false
    }
  }
}
