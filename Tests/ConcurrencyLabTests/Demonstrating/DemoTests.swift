import Testing
import Trace

@_spi(Grading) @testable import ConcurrencyLab

/// Demos, in virtual time and for real; no test says how long something takes for real.
@Suite(.serialized) struct DemoTests {
  private struct Jam: Error {}

  private let threads = Demo(cores: 2) {
    let lock = Lock()
    let threads = ["first", "second"].map { (name: String) in
      Thread(name: name) {
        compute(for: .milliseconds(2))
        waitForInput(.milliseconds(3), label: "site of \(name)", bytes: 100)
        lock.withLock { compute(for: .milliseconds(1)) }
      }
    }
    for thread in threads { thread.start() }
    for thread in threads { thread.join() }
    print("both are done")
  }

  private let tasks = Demo(cores: 1) {
    let web = SimulatedWeb(sites: [
      Site("alder", size: 2_443, latency: .milliseconds(4)),
      Site("birch", size: 6_216, latency: .milliseconds(2)),
    ])
    async let alder = web.get(web.sites[0])
    async let birch = web.get(web.sites[1])
    print(try await alder, try await birch)
  }

  @Test func `a body without await runs on a thread, one with it in a task`() {
    guard case .thread = threads.body, case .task = tasks.body else {
      Issue.record("\(threads.body), \(tasks.body)")
      return
    }
  }

  @Test func `in virtual time a demo takes exactly what it says, on as many cores as it is given`()
  {
    let two = threads.simulate(cores: nil)
    #expect(two.error == nil)
    #expect(two.run.cores == 2)
    #expect(two.run.elapsed == 7_000_000)
    let one = threads.simulate(cores: 1)
    #expect(one.run.cores == 1)
    #expect(one.run.elapsed == 8_000_000)
  }

  @Test func `downloads carry their site and their bytes, and who prints is known`() {
    let run = tasks.simulate(cores: nil).run
    let downloads = run.intervals.filter { $0.state == .waitingForIO }
    #expect(downloads.map(\.label) == ["alder", "birch"])
    #expect(downloads.map(\.bytes) == [2_443, 6_216])
    let printed = run.events.filter { $0.kind == .output }
    #expect(printed.map(\.text) == ["alder: 2443 bytes birch: 6216 bytes"])
    #expect(printed.map(\.time) == [4_000_000])
    #expect(printed.map(\.strand) == [0])
  }

  @Test func `for real the same calls are recorded, of threads from begin to end`() async {
    let performance = await threads.runForReal(cores: 2)
    let run = performance.run
    #expect(performance.error == nil)
    #expect(run.clock == .real)
    // Other tests of this process may call the kit meanwhile.
    let own = run.strands.filter { ["first", "second"].contains($0.name) }
    #expect(own.map(\.kind) == [.thread, .thread])
    for strand in own {
      let parts = run.intervals.filter { $0.strand == strand.id && $0.state != .waitingForLock }
      #expect(
        parts.map(\.state) == [.running, .waitingForIO, .running] + parts.dropFirst(3).map(\.state))
      #expect(parts[1].label == "site of \(strand.name)")
      #expect(parts[1].bytes == 100)
      #expect(parts[1].end - parts[1].start >= 3_000_000)
      #expect(parts[0].end - parts[0].start >= 2_000_000)
      #expect(run.events.count { $0.strand == strand.id && $0.kind == .finished } == 1)
    }
    let printed = run.events.filter { $0.kind == .output && $0.text == "both are done" }
    #expect(printed.map(\.strand) == [0])
    #expect(run.elapsed >= 6_000_000)
  }

  @Test func `for real each task that waits has a row of its own`() async {
    let run = await tasks.runForReal(cores: 1).run
    let downloads = run.intervals.filter { ["alder", "birch"].contains($0.label) }
    #expect(Set(downloads.compactMap(\.label)) == ["alder", "birch"])
    #expect(Set(downloads.map(\.strand)).count == 2)
    #expect(Set(downloads.compactMap(\.bytes)) == [2_443, 6_216])
  }

  @Test func `whoever waits for a lock for real is shown waiting, and nobody else is`() async {
    let demo = Demo(cores: 1) {
      let (lock, bed) = (Lock(), Bed())
      lock.lock()
      let thread = Thread(name: "late") {
        bed.lieDown()
        lock.withLock {}
      }
      thread.start()
      bed.watch()
      lock.unlock()
      thread.join()
    }
    let run = await demo.runForReal(cores: 1).run
    let late = run.strands.first { $0.name == "late" }?.id
    let waits = run.intervals.filter { $0.state == .waitingForLock && $0.strand == late }
    #expect(waits.count == 1)
    #expect(!run.intervals.contains { $0.state == .waitingForLock && $0.strand == 0 })
  }

  @Test func `what a demo throws is told with its run`() async {
    let demo = Demo {
      Thread.sleep(for: .milliseconds(1))
      throw Jam()
    }
    for performance in [demo.simulate(cores: nil), await demo.runForReal(cores: 1)] {
      #expect(performance.error == "Jam()")
      #expect(performance.run.intervals.contains { $0.state == .sleeping })
    }
  }

  @Test func `a deadlock is a finding of the run, and no error beside it`() {
    let demo = Demo {
      let lock = Lock()
      lock.lock()
      lock.lock()
    }
    let performance = demo.simulate(cores: nil)
    #expect(performance.run.findings.map(\.kind) == [.deadlock])
    #expect(performance.error == nil)
  }

  @Test func `nothing is recorded unless a demo runs for real`() {
    #expect(!RealRecorder.isRecording)
    let seen = RealRecorder.during(.sleeping) { RealRecorder.isRecording }
    #expect(!seen)
  }
}
