import Testing
import Trace

@testable import lab

struct RunNamesTests {
  private func names(_ strands: [Strand], _ fetched: [(Int, String?)]) -> [String] {
    let intervals = fetched.map { strand, label in
      Run.Interval(strand: strand, state: .waitingForIO, start: 0, end: 1, label: label)
    }
    let run = Run(cores: 1, elapsed: 1, strands: strands, intervals: intervals)
    return run.namedByDownloads.strands.map(\.name)
  }

  private func strands(_ names: String...) -> [Strand] {
    names.enumerated().map { Strand(id: $0, name: $1, kind: $0 == 0 ? .main : .task) }
  }

  @Test func `who fetches from one site is called like it`() {
    #expect(
      names(strands("main", "A", "B"), [(1, "alder"), (2, "birch"), (2, "birch")])
        == ["main", "alder", "birch"])
  }

  @Test func `a name of one's own, the body, and whoever is not alone at a site keep theirs`() {
    #expect(names(strands("main", "door"), [(0, "alder"), (1, "birch")]) == ["main", "door"])
    #expect(names(strands("main", "A", "B"), [(1, "book"), (2, "book")]) == ["main", "A", "B"])
    #expect(names(strands("main", "A"), [(1, "alder"), (1, "birch")]) == ["main", "A"])
    #expect(names(strands("main", "A"), [(1, nil)]) == ["main", "A"])
    #expect(names(strands("main", "A", "alder"), [(1, "alder")]) == ["main", "A", "alder"])
  }
}
