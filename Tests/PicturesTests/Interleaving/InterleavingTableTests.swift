import Terminal
import Testing
import Trace

@testable import Pictures

struct InterleavingTableTests {
  @Test func `a lost update is a table with its switch and its remark, 40 columns in Unicode`() {
    let screen = Samples.screen(width: 40, glyphs: .unicode) {
      InterleavingTable(Samples.lostUpdate, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           line A                B
             9  read  count → 0
                ─ ─ switch ─ ─►
             9                   read  count → 0
             9                   write count ← 1
             9  write count ← 1
                ╰─ B's update is overwritten

        """)
  }

  @Test func `a lost update is a table with its switch and its remark, 80 columns in Unicode`() {
    let screen = Samples.screen(width: 80, glyphs: .unicode) {
      InterleavingTable(Samples.lostUpdate, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           line              A                    B
             9  count += 1   read  count → 0
                             ─ ─ ─ switch ─ ─ ─►
             9  count += 1                        read  count → 0
             9  count += 1                        write count ← 1
             9  count += 1   write count ← 1      B's update is overwritten

        """)
  }

  @Test func `a lost update is a table with its switch and its remark, 200 columns in Unicode`() {
    let screen = Samples.screen(width: 200, glyphs: .unicode) {
      InterleavingTable(Samples.lostUpdate, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           line              A                    B
             9  count += 1   read  count → 0
                             ─ ─ ─ switch ─ ─ ─►
             9  count += 1                        read  count → 0
             9  count += 1                        write count ← 1
             9  count += 1   write count ← 1      B's update is overwritten

        """)
  }

  @Test func `a lost update is a table with its switch and its remark, 80 columns in ASCII`() {
    let screen = Samples.screen(width: 80, glyphs: .ascii) {
      InterleavingTable(Samples.lostUpdate, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           line              A                    B
             9  count += 1   read  count -> 0
                             - - - switch - - ->
             9  count += 1                        read  count -> 0
             9  count += 1                        write count <- 1
             9  count += 1   write count <- 1     B's update is overwritten

        """)
  }
}

struct InterleavingFoldingTests {
  /// `count` reads of each strand, then the lost update.
  private func long(_ count: Int) -> Finding {
    var finding = Samples.lostUpdate
    let noise = (0..<count).map { Samples.read(1, $0, of: "other", line: 2) }
    finding.steps = noise + finding.steps.filter { !$0.folded }
    return finding
  }

  @Test(arguments: [0, 1, 5, 40, 1000])
  func `a table is never higher than asked and keeps the switch and the remark`(noise: Int) {
    for height in 7...20 {
      let screen = Samples.screen { InterleavingTable(long(noise)).lines(on: $0, height: height) }
      let lines = screen.split(separator: "\n")
      #expect(lines.count <= height)
      #expect(screen.contains("B's update is overwritten"))
      #expect(height < 8 || screen.contains("switch"))
    }
  }

  @Test func `what the strand had checked is the last to be folded beside where it goes wrong`() {
    var finding = Samples.lostUpdate
    var late = Samples.read(2, 40, of: "balance", line: 9)
    late.remark = "was 100 when checked"
    finding.steps = [
      Samples.read(1, 100, of: "balance", line: 5), Samples.read(2, 100, of: "balance", line: 5),
      Samples.read(1, 100, of: "balance", line: 9), late,
    ]
    finding.steps[1].cameBy = .preemption
    var rows = InterleavingRows(finding, source: Samples.source, glyphs: .unicode)
    rows.fold(to: 2)
    #expect(rows.steps.map(\.column) == [1, 1])
    #expect(rows.steps.map(\.text.object) == ["balance → 100", "balance → 40"])
  }

  @Test func `what is folded is counted`() {
    let screen = Samples.screen {
      InterleavingTable(long(40), source: Samples.source).lines(on: $0, height: 9)
    }
    #expect(
      screen == """
           line                            A                    B
          …  2  public private(set) var…   read  other → 38
             2  public private(set) var…   read  other → 39
             9  count += 1                 read  count → 0
                                           ─ ─ ─ switch ─ ─ ─►
             9  count += 1                                      read  count → 0
             9  count += 1                                      write count ← 1
             9  count += 1                 write count ← 1  B's update is overwritten
           … 38 more steps

        """)
  }

  @Test func `no line is wider than the surface, with wide names and values`() {
    var finding = Samples.lostUpdate
    finding.strands[1].name = "读者"
    finding.steps[2].target = "账户[1].balance"
    finding.steps[3].before = String(repeating: "长", count: 60)
    for width in stride(from: 20, through: 200, by: 9) {
      for glyphs in Glyphs.allCases {
        let surface = Surface(width: width, glyphs: glyphs)
        for finding in [finding, Samples.deadlock, Samples.dataRace] {
          let lines = FindingPicture(finding, source: Samples.source).lines(on: surface)
          let widest = lines.map(\.width).max() ?? 0
          #expect(widest <= width)
        }
      }
    }
  }

  @Test func `a strand to the left is switched to from the right`() {
    var finding = Samples.lostUpdate
    finding.steps = [
      Samples.read(2, 0), Samples.read(1, 0, by: .preemption), Samples.write(1, 1),
    ]
    let screen = Samples.screen {
      InterleavingTable(finding, source: Samples.source).lines(on: $0)
    }
    #expect(
      screen == """
           line              A                    B
             9  count += 1                        read  count → 0
                             ◄─ ─ ─ switch ─ ─ ─
             9  count += 1   read  count → 0
             9  count += 1   write count ← 1

        """)
  }

  @Test func `a switch that nothing is shown before is left out`() {
    var finding = Samples.lostUpdate
    finding.steps = [
      Samples.read(1, 0), Samples.read(2, 0, by: .preemption),
      Samples.write(2, 1, remark: "the first"), Samples.write(2, 2, remark: "the second"),
    ]
    let screen = Samples.screen { InterleavingTable(finding).lines(on: $0, height: 4) }
    #expect(!screen.contains("switch"))
    #expect(screen.contains("the second"))
  }
}

struct InterleavingFocusTests {
  @Test func `what is done to the variable that goes wrong outlives everything else`() {
    var finding = Samples.lostUpdate
    let noise = (0..<9).map { Step(strand: 1, action: .note, target: "LOAD", after: "\($0)") }
    let steps = finding.steps.filter { !$0.folded }.map { step in
      var step = step
      step.stack = []
      return step
    }
    finding.steps =
      noise + [steps[0]] + noise + [steps[1]] + noise + [steps[2]] + noise + [steps[3]] + noise
    let screen = Samples.screen {
      InterleavingTable(finding, source: Samples.source).lines(on: $0, height: 7)
    }
    #expect(
      screen == """
           A                    B
         … read  count → 0
           ─ ─ ─ switch ─ ─ ─►
         …                      read  count → 0
         …                      write count ← 1
         … write count ← 1      B's update is overwritten
           … 45 more steps

        """)
  }

  @Test func `the mark of a gap keeps its distance in ASCII too`() {
    var finding = Samples.lostUpdate
    finding.steps = [0, 1, 2, 3].map {
      Step(strand: 1, action: .note, target: "LOAD", after: "\($0)")
    }
    finding.steps[1].folded = true
    let screen = Samples.screen(glyphs: .ascii) { InterleavingTable(finding).lines(on: $0) }
    #expect(
      screen == "     A\n     LOAD -> 0\n ... LOAD -> 2\n     LOAD -> 3\n   ... 1 more step\n")
  }
}
