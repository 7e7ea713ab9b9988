import ConcurrencyLab
import Testing
import Trace

/// What a timed run of an interpreter shows of its lock.
@Suite struct BigLockPictureTests {
  @Test(arguments: [true, false])
  func `who computes with the big lock is shown so, and nobody else`(isGIL: Bool) throws {
    let work: Bytecode = [
      .work(.milliseconds(10)), .wait(.milliseconds(5)), .work(.milliseconds(10)),
    ]
    let run = try simulate(cores: 4) {
      let lock: any InterpreterLock = isGIL ? GlobalInterpreterLock() : BigLock()
      Interpreter(lock: lock).run([work, work])
    }
    let computing = run.record.intervals.filter { $0.state == .holdingBigLock }
    #expect(computing.map { $0.end - $0.start }.reduce(0, +) == 40_000_000)
    // Two never hold it at once.
    let sorted = computing.sorted { $0.start < $1.start }
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.end <= $1.start })
    #expect(
      !run.record.intervals.contains { $0.state == .running && $0.end > $0.start && $0.strand > 0 })
  }

  @Test func `without a lock nobody holds it`() throws {
    let run = try simulate(cores: 2) {
      Interpreter(lock: NoLock()).run([[.work(.milliseconds(10))], [.work(.milliseconds(10))]])
    }
    #expect(!run.record.intervals.contains { $0.state == .holdingBigLock })
    #expect(run.elapsed == .milliseconds(10))
  }
}
