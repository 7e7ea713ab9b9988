import Testing

/// The exact figures of one program, computed by an independent counter written in Python and checked
/// against published counts of GenMC and Nidhugg.
struct OracleRow: CustomTestStringConvertible {
  var program: ModelProgram
  var interleavings: Int
  /// How many of them fail a check, or end wrong.
  var wrong: Int
  /// How many of them end with threads that wait.
  var deadlocks: Int
  var traces: Int
  var failingTraces: Int
  /// The interleavings with exactly 0, 1, 2, 3 preemptions.
  var byPreemptions: [Int]
  /// The failing ones among these.
  var failingByPreemptions: [Int]
  var fewestPreemptions: Int?
  /// The chance that a walk fails that takes each enabled thread with equal chance.
  var chance: Double

  var testDescription: String { program.name }

  init(
    _ program: ModelProgram, _ interleavings: Int, wrong: Int, deadlocks: Int, traces: Int,
    failing: Int, _ byPreemptions: [Int], _ failingByPreemptions: [Int], fewest: Int?,
    chance: Double
  ) {
    self.program = program
    self.interleavings = interleavings
    self.wrong = wrong
    self.deadlocks = deadlocks
    self.traces = traces
    self.failingTraces = failing
    self.byPreemptions = byPreemptions
    self.failingByPreemptions = failingByPreemptions
    self.fewestPreemptions = fewest
    self.chance = chance
  }

  static var all: [OracleRow] {
    threads + main + locks + classics + sctbench
  }

  private static var threads: [OracleRow] {
    [
      OracleRow(
        OraclePrograms.counter(2, 1), 6, wrong: 4,
        deadlocks: 0, traces: 4, failing: 2,
        [2, 2, 2, 0], [0, 2, 2, 0],
        fewest: 1, chance: 0.5),
      OracleRow(
        OraclePrograms.counter(2, 2), 70, wrong: 64,
        deadlocks: 0, traces: 34, failing: 28,
        [2, 6, 18, 18], [0, 4, 16, 18],
        fewest: 1, chance: 0.8125),
      OracleRow(
        OraclePrograms.counter(2, 3), 924, wrong: 904,
        deadlocks: 0, traces: 328, failing: 308,
        [2, 10, 50, 100], [0, 6, 42, 96],
        fewest: 1, chance: 0.93359375),
      OracleRow(
        OraclePrograms.counter(2, 5), 184_756, wrong: 184_504,
        deadlocks: 0, traces: 34_904, failing: 34_652,
        [2, 18, 162, 648], [0, 10, 130, 600],
        fewest: 1, chance: 0.992172241),
      OracleRow(
        OraclePrograms.counter(3, 1), 90, wrong: 84,
        deadlocks: 0, traces: 36, failing: 30,
        [6, 18, 36, 30], [0, 18, 36, 30],
        fewest: 1, chance: 0.833333333),
      OracleRow(
        OraclePrograms.counter(3, 2), 34_650, wrong: 34_560,
        deadlocks: 0, traces: 7134, failing: 7044,
        [6, 54, 342, 1350], [0, 36, 306, 1320],
        fewest: 1, chance: 0.985510974),
      OracleRow(
        OraclePrograms.counter(3, 3), 17_153_136, wrong: 17_151_456,
        deadlocks: 0, traces: 1_824_912, failing: 1_823_232,
        [6, 90, 960, 6750], [0, 54, 810, 6390],
        fewest: 1, chance: 0.998883232),
      OracleRow(
        OraclePrograms.counter(4, 1), 2520, wrong: 2496,
        deadlocks: 0, traces: 576, failing: 552,
        [24, 144, 504, 984], [0, 144, 504, 984],
        fewest: 1, chance: 0.958333333),
      OracleRow(
        OraclePrograms.counter(5, 1), 113_400, wrong: 113_280,
        deadlocks: 0, traces: 14_400, failing: 14_280,
        [120, 1200, 6600, 22_200], [0, 1200, 6600, 22_200],
        fewest: 1, chance: 0.991666667),
      OracleRow(
        OraclePrograms.atomicCounter(2, 1), 2, wrong: 0,
        deadlocks: 0, traces: 2, failing: 0,
        [2, 0, 0, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.atomicCounter(2, 2), 6, wrong: 0,
        deadlocks: 0, traces: 6, failing: 0,
        [2, 2, 2, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.atomicCounter(3, 1), 6, wrong: 0,
        deadlocks: 0, traces: 6, failing: 0,
        [6, 0, 0, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
    ]
  }

  private static var main: [OracleRow] {
    [
      OracleRow(
        OraclePrograms.counterWithMain(2, 1), 19, wrong: 9,
        deadlocks: 0, traces: 4, failing: 2,
        [3, 5, 7, 4], [0, 3, 4, 2],
        fewest: 1, chance: 0.375),
      OracleRow(
        OraclePrograms.counterWithMain(2, 2), 251, wrong: 209,
        deadlocks: 0, traces: 34, failing: 28,
        [3, 13, 40, 69], [0, 6, 28, 53],
        fewest: 1, chance: 0.71875),
      OracleRow(
        OraclePrograms.counterWithMain(3, 1), 1121, wrong: 937,
        deadlocks: 0, traces: 36, failing: 30,
        [13, 63, 188, 327], [0, 42, 145, 280],
        fewest: 1, chance: 0.662037037),
    ]
  }

  private static var locks: [OracleRow] {
    [
      OracleRow(
        OraclePrograms.lockedCounter(2, 1), 2, wrong: 0,
        deadlocks: 0, traces: 2, failing: 0,
        [2, 0, 0, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.lockedCounter(2, 2), 6, wrong: 0,
        deadlocks: 0, traces: 6, failing: 0,
        [2, 2, 2, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.lockedCounter(3, 1), 6, wrong: 0,
        deadlocks: 0, traces: 6, failing: 0,
        [6, 0, 0, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.lockedCounter(3, 2), 90, wrong: 0,
        deadlocks: 0, traces: 90, failing: 0,
        [6, 18, 36, 30], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.philosophers(2), 6, wrong: 0,
        deadlocks: 2, traces: 3, failing: 1,
        [2, 4, 0, 0], [0, 2, 0, 0],
        fewest: 1, chance: 0.5),
      OracleRow(
        OraclePrograms.philosophers(3), 168, wrong: 0,
        deadlocks: 6, traces: 7, failing: 1,
        [6, 51, 72, 21], [0, 3, 3, 0],
        fewest: 1, chance: 0.333333333),
      OracleRow(
        OraclePrograms.philosophers(4), 98_184, wrong: 0,
        deadlocks: 24, traces: 15, failing: 1,
        [24, 488, 2604, 7044], [0, 4, 16, 4],
        fewest: 1, chance: 0.229166667),
      OracleRow(
        OraclePrograms.philosophers(5), 66_468_720, wrong: 0,
        deadlocks: 120, traces: 31, failing: 1,
        [120, 4700, 59_885, 377_970], [0, 5, 55, 55],
        fewest: 1, chance: 0.158333333),
      OracleRow(
        OraclePrograms.philosophers(2, ordered: true), 2, wrong: 0,
        deadlocks: 0, traces: 2, failing: 0,
        [2, 0, 0, 0], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.philosophers(3, ordered: true), 142, wrong: 0,
        deadlocks: 0, traces: 6, failing: 0,
        [6, 25, 43, 39], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.philosophers(4, ordered: true), 64_000, wrong: 0,
        deadlocks: 0, traces: 14, failing: 0,
        [24, 314, 1607, 4621], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.philosophers(5, ordered: true), 49_719_072, wrong: 0,
        deadlocks: 0, traces: 30, failing: 0,
        [120, 3334, 36_290, 216_788], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
    ]
  }

  private static var classics: [OracleRow] {
    [
      OracleRow(
        OraclePrograms.withdrawals(), 20, wrong: 6,
        deadlocks: 0, traces: 6, failing: 2,
        [2, 4, 8, 4], [0, 2, 4, 0],
        fewest: 1, chance: 0.375),
      OracleRow(
        OraclePrograms.storeBuffering(), 20, wrong: 0,
        deadlocks: 0, traces: 3, failing: 0,
        [2, 4, 8, 4], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.lostWakeup(), 8, wrong: 0,
        deadlocks: 1, traces: 3, failing: 1,
        [2, 5, 1, 0], [0, 1, 0, 0],
        fewest: 1, chance: 0.125),
      OracleRow(
        OraclePrograms.peterson(), 16_674, wrong: 0,
        deadlocks: 0, traces: 28, failing: 0,
        [2, 14, 84, 248], [0, 0, 0, 0],
        fewest: nil, chance: 0.0),
      OracleRow(
        OraclePrograms.peterson(broken: true), 10_050, wrong: 5084,
        deadlocks: 0, traces: 144, failing: 88,
        [2, 14, 78, 264], [0, 0, 8, 52],
        fewest: 2, chance: 0.254394531),
    ]
  }

  private static var sctbench: [OracleRow] {
    [
      OracleRow(
        OraclePrograms.account(), 6, wrong: 2,
        deadlocks: 0, traces: 6, failing: 2,
        [6, 0, 0, 0], [2, 0, 0, 0],
        fewest: 0, chance: 0.333333333),
      OracleRow(
        OraclePrograms.deadlock01(), 6, wrong: 0,
        deadlocks: 2, traces: 3, failing: 1,
        [2, 4, 0, 0], [0, 2, 0, 0],
        fewest: 1, chance: 0.5),
      OracleRow(
        OraclePrograms.lazy01(), 6, wrong: 2,
        deadlocks: 0, traces: 6, failing: 2,
        [6, 0, 0, 0], [2, 0, 0, 0],
        fewest: 0, chance: 0.333333333),
      OracleRow(
        OraclePrograms.phase01(), 6, wrong: 0,
        deadlocks: 6, traces: 6, failing: 6,
        [2, 2, 2, 0], [2, 2, 2, 0],
        fewest: 0, chance: 1.0),
      OracleRow(
        OraclePrograms.sync01(), 5, wrong: 0,
        deadlocks: 5, traces: 3, failing: 3,
        [2, 1, 2, 0], [2, 1, 2, 0],
        fewest: 0, chance: 1.0),
      OracleRow(
        OraclePrograms.twoStage(), 72, wrong: 1,
        deadlocks: 0, traces: 3, failing: 1,
        [2, 4, 13, 18], [0, 1, 0, 0],
        fewest: 1, chance: 0.015625),
      OracleRow(
        OraclePrograms.wrongLock(), 111_384, wrong: 63_882,
        deadlocks: 0, traces: 360, failing: 246,
        [24, 234, 1320, 4380], [0, 72, 474, 2052],
        fewest: 1, chance: 0.371583915),
      OracleRow(
        OraclePrograms.reorder(2), 172, wrong: 18,
        deadlocks: 0, traces: 56, failing: 12,
        [6, 20, 54, 68], [0, 4, 6, 8],
        fewest: 1, chance: 0.049382716),
    ]
  }
}
