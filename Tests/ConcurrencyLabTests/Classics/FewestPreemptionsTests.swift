import ConcurrencyLab
import Simulator
import Specimens
import Testing

/// How often a thread has to be interrupted for a wrong program to fail, by going through all schedules with fewer.
@Suite struct FewestPreemptionsTests {
  @Test(arguments: BrokenClassic.all)
  func `every schedule with fewer preemptions goes right, and one with so many does not`(
    _ classic: BrokenClassic
  ) {
    for preemptions in 0..<classic.preemptions {
      let fewer = survey(.bounded(preemptions: preemptions), judging: classic.body)
      #expect(fewer.isComplete)
      #expect(fewer.failing == 0)
    }
    let enough = survey(.bounded(preemptions: classic.preemptions), judging: classic.body)
    #expect(enough.isComplete)
    #expect(enough.failing > 0)
  }
}
