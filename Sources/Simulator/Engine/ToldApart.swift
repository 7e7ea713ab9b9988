/// The code of threads that a program tells apart although they run the same, as executions of a search have shown.
struct ToldApart {
  private var code: Set<UInt> = []
  private var grew = false

  /// Whether threads that run a function are told apart.
  func has(_ function: UInt) -> Bool { !code.isEmpty && code.contains(function) }

  /// Threads that run a function are told apart.
  mutating func add(_ function: UInt) {
    if code.insert(function).inserted { grew = true }
  }

  /// Whether something became known since this was last asked.
  mutating func takeGrowth() -> Bool {
    defer { grew = false }
    return grew
  }
}
