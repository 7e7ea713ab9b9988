import ConcurrencyLab
import Specimens
import Testing
import Trace

/// What Swift shares without saying so is neither a race nor a reason to wait.
@Suite struct BehindTheScenesTests {
  @Test func `a buffer with two owners is copied, and no race`() {
    let found = exploration {
      try everySchedule(yields: [
        #"[0, 2, 3, 0] ["a": 0] 43"#, #"[1, 2, 3, 1] ["a": 1] 43"#,
        #"[2, 2, 3, 2] ["a": 2] 43"#,
      ]) {
        let list = SharedList()
        return gather(3) { list.changedCopies($0) }
      }
    }
    expectProof(found)
  }

  @Test func `references are counted without a race, whoever lets go last`() {
    let found = exploration {
      try everySchedule {
        let object = HandedOn()
        return gather(2) { object.exchange($0 + 10) }.sorted()
      } yields: {
        $0 == [1, 11] || $0 == [1, 12]
      }
    }
    expectProof(found)
  }

  @Test func `lazy globals, statics and metadata are made once, by whoever comes first`() {
    let found = exploration {
      try everySchedule(yields: [12 + 1 + 24, 12 + 1 + 24]) {
        gather({ Lazily.ask(1) }, { Lazily.ask("a") })
      }
    }
    expectProof(found)
  }
}
