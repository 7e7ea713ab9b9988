import Testing
import Trace

@testable import ConcurrencyLab

/// How a run for real is written down, with times that a test says.
struct RealAccountTests {
  private func time(_ milliseconds: Int) -> RealTime {
    RealTime(nanoseconds: 5_000 + milliseconds * 1_000_000)
  }

  private static let ms = 1_000_000

  private func account(cores: Int = 2) -> RealAccount {
    RealAccount(cores: cores, at: RealTime(nanoseconds: 5_000))
  }

  private func text(_ run: Run) -> [String] {
    run.intervals.map {
      let label = $0.label.map { " \($0)" } ?? ""
      return "\($0.strand) \($0.state) \($0.start / Self.ms)-\($0.end / Self.ms)\(label)"
    }
  }

  @Test func `a thread runs from its start to its end but for what it waits for`() {
    var account = account()
    account.begin(.thread(1), .main, name: nil, at: time(0))
    account.begin(.thread(2), .thread, name: "door", at: time(2))
    account.add(.waitingForIO, of: .thread(2), from: time(4), to: time(9), label: "cedar", bytes: 7)
    account.end(.thread(2), at: time(11))
    account.add(.waitingForStrand, of: .thread(1), from: time(3), to: time(11))
    let run = account.finish(at: time(12))
    #expect(
      text(run) == [
        "0 running 0-3", "1 running 2-4", "0 waitingForStrand 3-11", "1 waitingForIO 4-9 cedar",
        "1 running 9-11", "0 running 11-12",
      ])
    #expect(run.strands.map(\.name) == ["main", "door"])
    #expect(run.strands.map(\.kind) == [.main, .thread])
    #expect(run.intervals.compactMap(\.bytes) == [7])
    #expect(
      run.events == [
        Run.Event(strand: 1, time: 11 * Self.ms, kind: .finished),
        Run.Event(strand: 0, time: 12 * Self.ms, kind: .finished),
      ])
    #expect(run.elapsed == 12 * Self.ms)
    #expect(run.clock == .real)
  }

  @Test func `of a task only what it calls is known`() {
    var account = account()
    account.begin(.task(1), .main, name: nil, at: time(0))
    account.add(.running, of: .task(8), from: time(1), to: time(4))
    account.add(.sleeping, of: .task(9), from: time(1), to: time(5))
    let run = account.finish(at: time(6))
    #expect(text(run) == ["1 running 1-4", "2 sleeping 1-5"])
    #expect(run.strands.map(\.name) == ["main", "A", "B"])
    #expect(run.strands.map(\.kind) == [.main, .task, .task])
  }

  @Test func `a thread that gets the name of one that has ended is another`() {
    var account = account()
    account.begin(.thread(1), .main, name: nil, at: time(0))
    account.begin(.thread(2), .thread, name: nil, at: time(1))
    account.end(.thread(2), at: time(2))
    account.begin(.thread(2), .thread, name: nil, at: time(3))
    account.happened(.output, to: .thread(2), "hello", at: time(4))
    account.end(.thread(2), at: time(5))
    let run = account.finish(at: time(6))
    #expect(run.strands.map(\.name) == ["main", "A", "B"])
    #expect(run.events.map(\.strand) == [1, 2, 2, 0])
    #expect(run.events[1].text == "hello")
  }

  @Test func `what nobody could see in a picture is not kept`() {
    var account = account()
    account.begin(.task(1), .main, name: nil, at: time(0))
    for step in 0..<(RealAccount.mostIntervals + 10) {
      account.add(.sleeping, of: .task(1), from: time(step), to: time(step + 1))
      account.happened(.output, to: .task(1), "line", at: time(step))
    }
    let run = account.finish(at: time(1))
    #expect(run.intervals.count == RealAccount.mostIntervals)
    #expect(run.events.count == RealAccount.mostEvents)
  }
}
