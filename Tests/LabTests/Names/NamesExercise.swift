import Foundation

/// An exercise that fails in every test, so that each shows the accesses of one case.
extension NamesExercise {
  /// The cases whose action is one of the solution's.
  static let actions = [
    "compound", "generic", "captured", "global", "static", "inherited", "keyPath", "selfAssign",
    "copyToLet", "copyToVar", "twoObjects", "negate", "condition", "nestedStruct", "tuple",
    "inOut", "element", "globalElement", "capturedElement", "deepElement", "subscript",
    "arrayCount", "forIn", "append", "stringAppend", "insert", "dictSet", "dictGet", "dictDefault",
    "enumSet", "enumMatch", "optionalSet", "optionalGet", "structSet", "reference", "referenceSet",
    "computed", "didSet", "lazy", "someProtocol", "anyProtocol", "weak", "library", "atomic",
    "interpolation", "small", "double",
  ]

  private static var tests: String {
    """
    import ConcurrencyLab
    import Solution
    import Testing

    func shows(_ name: String) throws {
      try everySchedule(yields: 1) {
        // Safe: the simulation runs one of the two at a time.
        nonisolated(unsafe) let action = action(name)
        together({ action() }, { action() })
        return 0
      }
    }

    func shows(_ work: @escaping @Sendable (Account) async -> Void) async throws {
      try await everySchedule(yields: 1) {
        let account = Account()
        await withTaskGroup { group in
          for _ in 1...2 { group.addTask { await work(account) } }
        }
        return 0
      }
    }

    @Test func `actorSync`() async throws { try await shows { await $0.deposit(20) } }
    @Test func `actorAsync`() async throws { try await shows { await $0.slow() } }

    """ + actions.map { "@Test func `\($0)`() throws { try shows(\"\($0)\") }\n" }.joined()
  }

  /// Adds the exercise 03-names to a course.
  static func add(to course: FixtureCourse) throws {
    let files = [
      "exercise.json": """
      {
        "version": 1, "id": "7C0A3E52-64B1-4C83-9A6C-0C8F5A5C1D04", "title": "Names",
        "lesson": "01-sums", "starts": { "fails": "compound" }
      }
      """,
      "README.md": "# Names\n\nEach access has one.\n", "Start.swift": solution,
      "Reference.swift": solution, "Tests.swift": tests,
      "hints.md": "## 1\n\nMild.\n\n## 2\n\nPlainer.\n\n## 3\n\nPlain.\n",
    ]
    for (file, text) in files { try course.write(text, to: "exercises/03-names/\(file)") }
  }
}
