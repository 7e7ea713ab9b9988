import Foundation
import Testing

/// `lab run`, as the real binary.
@Suite(.serialized)
struct RunCommandTests {
  let course: FixtureCourse

  init() throws {
    course = try FixtureCourse()
    try course.write(Self.demo, to: "exercises/01-first-sum/Demo.swift")
    try course.write(
      "public func sum(_ left: Int, _ right: Int) -> Int { left + right }\n",
      to: "workspace/01-first-sum.swift")
  }

  private static let demo = """
    import ConcurrencyLab
    import Solution

    public let demo = Demo(cores: 2) {
      let web = SimulatedWeb(sites: [
        Site("alder", size: 2_443, latency: .milliseconds(20)),
        Site("birch", size: 6_216, latency: .milliseconds(10)),
      ])
      async let alder = web.get(web.sites[0])
      async let birch = web.get(web.sites[1])
      print("sum:", sum(try await alder.size, try await birch.size))
    }

    """

  private func write(demo body: String) throws {
    try course.write(
      "import ConcurrencyLab\nimport Solution\n\npublic let demo = Demo {\n\(body)\n}\n",
      to: "exercises/01-first-sum/Demo.swift")
  }

  @Test func `a demo is drawn with its downloads, its times and what was printed`() throws {
    let run = try LabRun("run", "01", in: course)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(" 01 first-sum · yours · 2 cores · simulated time\n"))
    #expect(run.output.contains("\n alder "))
    #expect(run.output.contains("2,443 B"))
    #expect(
      run.output.contains(
        "\n One by one 30 ms · yours 20 ms · cannot be less than the longest wait: 20 ms\n"))
    #expect(run.output.hasSuffix("\n Printed\n   sum: 8659\n"))
    let one = try LabRun("run", "01", "--cores", "1", in: course)
    #expect(one.output.hasPrefix(" 01 first-sum · yours · 1 core · simulated time\n"))
    let narrow = try LabRun("run", "01", in: course, environment: ["COLUMNS": "40"])
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `JSON has the run`() throws {
    let json = try LabRun("run", "01", "--json", in: course).json()
    let parts = json["parts"] as? [[String: Any]]
    let run = parts?.first?["run"] as? [String: Any]
    #expect(run?["elapsed"] as? Int == 20_000_000)
    #expect(json["trouble"] == nil)
    #expect(json["output"] as? String == "sum: 8659\n")
  }

  @Test func `for real it is drawn below, and both times are compared`() throws {
    let run = try LabRun("run", "01", "--real", in: course)
    #expect(run.status == 0)
    #expect(run.output.contains("\n 01 first-sum · yours · 2 cores · for real\n"))
    #expect(run.output.contains("\n Simulated 20 ms, for real "))
  }

  @Test func `without a terminal nothing is played, and the whole run is printed`() throws {
    let run = try LabRun("run", "01", "--live", in: course)
    #expect(run.status == 0)
    #expect(run.errors == "lab: --live needs a terminal; this is the whole run\n")
    #expect(run.output.contains(" One by one 30 ms"))
  }

  @Test func `what it throws, and a deadlock, end it as a check would`() throws {
    try write(demo: "  struct Jam: Error {}\n  Thread.sleep(for: .seconds(1))\n  throw Jam()")
    let thrown = try LabRun("run", "01", in: course)
    #expect(thrown.status == 1)
    #expect(thrown.output.contains(" 'the demo' failed\n It threw: Jam()"))
    try write(demo: "  let lock = Lock()\n  lock.lock()\n  lock.lock()")
    let stuck = try LabRun("run", "01", in: course)
    #expect(stuck.status == 1)
    #expect(stuck.output.contains("deadlock"))
  }

  @Test func `a file that does not compile is told as a check tells it`() throws {
    try course.write("public func sum(", to: "workspace/01-first-sum.swift")
    let run = try LabRun("run", "01", in: course)
    #expect(run.status == 1)
    #expect(run.output.contains("does not compile"))
  }

  @Test func `a demo that its author has to repair is no fault of the learner`() throws {
    try write(demo: "  nope()")
    let run = try LabRun("run", "01", in: course)
    #expect(run.status == 3)
    #expect(
      run.errors.hasPrefix("lab: the demo Demo.swift of '01-first-sum' does not compile, which"))
  }

  @Test func `without a demo there is a schedule of a test, or one sentence`() throws {
    let nothing = try LabRun("run", "02", in: course)
    #expect(nothing.status == 0)
    #expect(nothing.output.contains("There is nothing to draw: it has no demo"))
    let tally = """
      import ConcurrencyLab
      public final class Tally: @unchecked Sendable {
        private let lock = Lock()
        private var count = 0
        public init() {}
        public func add() { lock.withLock { count += 1 } }
        public var value: Int { lock.withLock { count } }
      }

      """
    try course.write(tally, to: "exercises/02-second-sum/Reference.swift")
    try course.write(tally, to: "workspace/02-second-sum.swift")
    try course.write(
      """
      import ConcurrencyLab
      import Solution
      import Testing

      @Test func `one and one are two`() throws {
        try everySchedule(yields: 2) {
          let tally = Tally()
          together(2) { _ in tally.add() }
          return tally.value
        }
      }

      """, to: "exercises/02-second-sum/Tests.swift")
    let shown = try LabRun("run", "02", in: course)
    #expect(shown.status == 0)
    #expect(shown.output.contains("It has no demo. One schedule of its first test:"))
    #expect(shown.output.contains("count → 0"))
  }

  @Test func `a lesson's demo is run by its name`() throws {
    try course.write(
      "import ConcurrencyLab\npublic let demo = Demo { together(2) { _ in compute(for: .milliseconds(5)) } }\n",
      to: "lessons/01-sums/demos/threads.swift")
    let run = try LabRun("run", "threads", in: course)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(" threads · 1 core · simulated time\n"))
    #expect(run.output.contains("One by one 10 ms · this run 10 ms"))
  }

  @Test(arguments: [
    (["--cores", "0"], "option '--cores' takes a number from 1 to 64, and got '0'"),
    (["--speed", "fast"], "option '--speed' takes a factor from 0.001 to 1000, and got 'fast'"),
  ])
  func `a value that makes no sense is wrong usage`(
    options: [String], message: String
  ) throws {
    let run = try LabRun("run", options[0], options[1], in: course)
    #expect(run.status == 2)
    #expect(run.errors == "lab: \(message)\n")
  }
}
