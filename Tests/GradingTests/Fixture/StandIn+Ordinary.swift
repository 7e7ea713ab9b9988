extension StandIn {
  /// Declarations of many kinds, such as learners write: none of them reaches anything outside.
  static let ordinary = #"""
    public func keyed() -> [Int] {
      let ps: [KeyPath<(a: Int, b: Int), Int>] = []; _ = ps; struct S { var x = 1; var y = [2] };
      var s = S(); s[keyPath: \S.y[0]] += 1; return [s[keyPath: \.x]]
    }
    func variadic(_ xs: Int...) -> Int { xs.reduce(0, +) }
    func inoutF(_ x: inout Int) { x += 1 }
    func defers() { var a = 1; defer { a += 1 }; inoutF(&a); let f = { [a] in a }; _ = f() }
    func packs<each T>(_ x: repeat each T) -> (repeat each T) { (repeat each x) }
    protocol Animal: Sendable { func speak() -> String }
    extension Animal { func twice() -> String { speak() + speak() } }
    final class Dog: Animal, Hashable {
      let n: String; init(n: String) { self.n = n }; func speak() -> String { n };
      static func == (a: Dog, b: Dog) -> Bool { a.n == b.n };
      func hash(into h: inout Hasher) { h.combine(n) }
    }
    class Base {
      func f() -> Int { 1 }; class func make() -> Self { fatalError() }; init() {};
      convenience init(x: Int) { self.init() }
    }
    class Derived: Base { override func f() -> Int { super.f() + 1 } }
    actor Cache {
      private var tasks: [String: Task<Int, any Error>] = [:]
      func get(_ k: String, _ load: @Sendable @escaping () async throws -> Int) async throws -> Int {
        if let t = tasks[k] { return try await t.value }; let t = Task { try await load() };
        tasks[k] = t; do { return try await t.value } catch { tasks[k] = nil; throw error }
      }
    }
    struct Pipeline<In, Out> {
      let run: (In) async throws -> Out;
      func then<N>(_ f: @escaping (Out) async throws -> N) -> Pipeline<In, N> {
        Pipeline<In, N> { try await f(try await run($0)) }
      }
    }
    func bytes() -> [UInt8] {
      var d = Data([1, 2, 3]); d.append(contentsOf: [4]);
      return Array(d) + d.map { $0 ^ 1 } + Array("x".utf8)
    }
    enum Op: String, CaseIterable, Codable { case add = "+", sub = "-" }
    func ops() -> String { Op.allCases.map(\.rawValue).joined() + (Op(rawValue: "+")?.rawValue ?? "") }
    @resultBuilder struct B { static func buildBlock(_ xs: String...) -> [String] { xs } }
    func build(@B _ f: () -> [String]) -> [String] { f() }
    func bb() -> [String] {
      build {
        "a"; "b"
      }
    }
    func nested() -> Int {
      func inner(_ n: Int) -> Int { n < 2 ? n : inner(n - 1) + inner(n - 2) }; return inner(5)
    }
    func sorted() -> [Dog] { [Dog(n: "b"), Dog(n: "a")].sorted(using: KeyPathComparator(\.n)) }
    func multi() -> String {
      """
      a \(1 + 2)
      """
    }
    let table: [String: @Sendable (Int, Int) -> Int] = ["+": { $0 + $1 }, "-": (-)]
    func str(_ n: Double) -> String {
      n.formatted(.number.precision(.fractionLength(2))) + "\(n)" + String(n)
    }
    func contiguous() -> Int {
      var a = ContiguousArray<Int>(); a.append(1); var s = ArraySlice([1, 2]); s.removeFirst();
      return a.count + s.count
    }
    func ranges() -> [Int] {
      var a = [1, 2, 3]; a.replaceSubrange(0..<1, with: [9]); a.swapAt(0, 1); a.insert(4, at: 0);
      a.removeAll { $0 == 2 }; a.sort(); return Array(a[..<2]) + a.chunked()
    }
    extension Array { func chunked() -> [Element] { self } }
    func optionals() -> Int? { ["1": 1]["1"].flatMap { $0 > 0 ? $0 : nil } }
    func labeled() {
      outer: for i in 0..<3 {
        for j in 0..<3 where j == i { if j == 1 { continue outer }; break outer }
      }
    }
    struct It: AsyncSequence, AsyncIteratorProtocol {
      var i = 0; mutating func next() async -> Int? { i += 1; return i < 3 ? i : nil };
      func makeAsyncIterator() -> It { self }
    }
    func f() async -> Int { var t = 0; for await x in It() { t += x }; return t }
    func mth() -> Double {
      let a = sin(1) + pow(2.0, 3); let b = Double.pi.squareRoot() + abs(-3.2);
      let c = log(2) + floor(2.5) + (2.5).rounded(); return a + b + c + Double(max(1, 2))
    }
    func url() -> String {
      URL(string: "https://example.org/a?b=c")?.host() ?? "" + (URLComponents(string: "x")?.path ?? "")
    }
    struct My: LocalizedError { var errorDescription: String? { "no" } }
    func e() -> String { do { throw My() } catch { return error.localizedDescription + "\(error)" } }
    func any(_ x: Any) -> String {
      switch x {
      case let i as Int: "\(i)";
      case let s as String: s;
      default: String(describing: type(of: x))
      }
    }
    func kp() -> [Int] { [(1, 2)].map(\.0) + ["abc"].map(\.count) }
    func dbg() {
      print("a", 1, separator: "-"); debugPrint([1: 2]); dump([1]); assert(true); precondition(true);
      let m = Mirror(reflecting: 3); print(m.children.count)
    }
    """#
}
