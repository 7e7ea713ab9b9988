/// The sources of a kit that tries one schedule, and of one exercise.
enum StandIn {
  /// What the package of the stand-in holds, besides what is copied.
  static let files: [String: String] = [
    "Package.swift": "",
    "Sources/Grading/Program/Prelude.swift": prelude,
    "Sources/Simulator/Simulator.swift": "public func simulatorIsThere() {}\n",
    "Sources/Web/Web.swift": "public func webIsThere() {}\n",
    "Sources/CStrand/include/CStrand.h": "void __tsan_init(void);\n",
    "Sources/CStrand/access.c": instrumentation,
    "Sources/ConcurrencyLab/Kit.swift": kit,
  ]

  private static let prelude = """
    @_exported import ConcurrencyLab
    public typealias Mutex = ConcurrencyLab.Mutex
    public typealias Thread = ConcurrencyLab.Thread

    """

  private static let instrumentation: String = {
    let widths = [1, 2, 4, 8, 16]
    let accesses =
      widths.flatMap { width in
        ["read\(width)", "write\(width)", "unaligned_read\(width)", "unaligned_write\(width)"]
      } + ["func_entry", "vptr_read"]
    let markers = ["init", "func_exit", "ignore_thread_begin", "ignore_thread_end"]
    return "#include <string.h>\n"
      + accesses.map { "void __tsan_\($0)(void *p) { (void)p; }\n" }.joined()
      + markers.map { "void __tsan_\($0)(void) {}\n" }.joined() + """
        void __tsan_external_read(void *a, void *b, void *c) { (void)a; (void)b; (void)c; }
        void __tsan_external_write(void *a, void *b, void *c) { (void)a; (void)b; (void)c; }
        void *__tsan_memset(void *a, int b, size_t n) { return memset(a, b, n); }
        void *__tsan_memcpy(void *a, const void *b, size_t n) { return memcpy(a, b, n); }
        void *__tsan_memmove(void *a, const void *b, size_t n) { return memmove(a, b, n); }
        unsigned long __tsan_atomic64_load(unsigned long *a, int o) { (void)o; return *a; }
        void __tsan_atomic64_store(unsigned long *a, unsigned long v, int o) { (void)o; *a = v; }

        """
  }()

  private static let kit = """
    public import Trace

    @_spi(Grading) public struct Report: Sendable {
      public var record: Record
      public var message: String?
      public var fileID: String
      public var filePath: String
      public var line: Int
      public var column: Int
    }
    nonisolated(unsafe) private var observer: (@Sendable (Report) -> Void)?
    @_spi(Grading) public func observeReports(_ body: @escaping @Sendable (Report) -> Void) {
      observer = body
    }
    public func everySchedule<T: Sendable & Equatable>(
      yields: T, fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
      column: Int = #column, _ body: @Sendable () throws -> T
    ) throws {
      let value = try body()
      let isRight = value == yields
      let message = "expected \\(yields), found \\(value)"
      let finding = Finding(kind: .wrongOutcome, headline: message)
      let exploration = Exploration(
        verdict: isRight ? .proved : .refuted, executions: 1, findings: isRight ? [] : [finding])
      observer?(
        Report(
          record: Record(content: .exploration(exploration)), message: isRight ? nil : message,
          fileID: fileID, filePath: filePath, line: line, column: column))
    }
    public final class Mutex: Sendable {
      public let isOfTheLab = true
      public init(_ number: Int) {}
    }
    public final class Thread: Sendable {
      public let isOfTheLab = true
      public init(_ body: @Sendable () -> Void) {}
    }
    public func together(_ bodies: @Sendable () -> Void ...) { for body in bodies { body() } }

    """

  /// The files of the exercise.
  static let exercise: [String: String] = [
    "Reference.swift": counter("count += 1"),
    "Tests.swift": """
    import ConcurrencyLab
    import Solution
    import Testing
    @Test func `no schedule loses an update`() throws {
      try everySchedule(yields: 2) {
        let counter = Counter()
        together({ counter.increment() }, { counter.increment() })
        return counter.value
      }
    }
    @Test func `a new counter is at zero`() {
      let value = Counter().value
      #expect(value == 0)
    }

    """,
  ]

  /// A counter whose `increment` does this.
  static func counter(_ body: String, imports: String = "", more: String = "") -> String {
    """
    \(imports)
    public final class Counter: @unchecked Sendable {
      private var count = 0
      public init() {}
      public func increment() {
        \(body)
      }
      public var value: Int { count }
    }
    \(more)

    """
  }
}
