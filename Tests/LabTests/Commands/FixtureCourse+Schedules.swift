/// An exercise whose start loses an update, for commands that show schedules.
extension FixtureCourse {
  /// Adds the exercise 03-two-adds.
  func addSchedules() throws {
    let files = [
      "exercise.json": """
      {
        "version": 1, "id": "7C0A3E52-64B1-4C83-9A6C-0C8F5A5C1D03", "title": "Two adds",
        "lesson": "01-sums", "starts": { "fails": "no schedule loses an add" }
      }
      """,
      "README.md": "# Two adds\n\nLose nothing.\n",
      "Start.swift": Self.racy,
      "Reference.swift": Self.locked,
      "Tests.swift": """
      import ConcurrencyLab
      import Solution
      import Testing

      @Test func `no schedule loses an add`() throws {
        try everySchedule(yields: 2) {
          let sum = Sum()
          together({ sum.add() }, { sum.add() })
          return sum.total
        }
      }

      @Test func `it begins at nothing`() throws {
        #expect(Sum().total == 0)
        let run = try simulate(cores: 1) { Thread.sleep(forTimeInterval: 0.3) }
        #expect(run.elapsed == .milliseconds(300))
      }

      """,
      "hints.md": "## 1\n\nMild.\n\n## 2\n\nPlainer.\n\n## 3\n\nPlain.\n",
      "wrong/racy.swift": "// caught by: 'no schedule loses an add' - nothing is locked.\n"
        + Self.racy,
    ]
    for (file, text) in files { try write(text, to: "exercises/03-two-adds/\(file)") }
  }

  /// Loses an add when the other thread comes between read and write.
  static let racy = """
    public final class Sum: @unchecked Sendable {
      public private(set) var total = 0
      public init() {}
      public func add() {
        total += 1
      }
    }

    """

  /// Loses none.
  static let locked = """
    public final class Sum: @unchecked Sendable {
      private let lock = NSLock()
      private var sum = 0
      public init() {}
      public var total: Int { lock.withLock { sum } }
      public func add() {
        lock.withLock { sum += 1 }
      }
    }

    """
}
