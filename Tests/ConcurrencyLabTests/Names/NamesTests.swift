import ConcurrencyLab
import Simulator
import Specimens
import Testing
import Trace

/// What the accesses of plain Swift are called, and which values they show.
struct NamesTests {
  /// The steps of the first of two threads that do the same, in one schedule.
  private func rows(_ specimen: NamesSpecimen) -> [String] {
    let subject = Subject(
      body: .thread {
        // Safe: the simulation runs one of the two at a time.
        nonisolated(unsafe) let action = specimen.action()
        together({ action() }, { action() })
      },
      judge: { Subject.Judgement(isRight: false, outcome: 0) }, describe: { _ in "" },
      headline: { _ in "" })
    guard let finding = Explorer().explore(subject).findings.first,
      let first = finding.strands.first(where: { $0.kind == .thread })?.id
    else { return [] }
    return finding.steps.filter { $0.strand == first }.compactMap { step in
      guard let target = step.target else { return nil }
      switch step.action {
      case .read: return "read \(target) \(step.before ?? "?")"
      case .write: return "write \(target) \(step.after ?? "?")"
      case .modify: return "change \(target) \(step.before ?? "?") to \(step.after ?? "?")"
      default: return nil
      }
    }
  }

  private static let expected: [NamesSpecimen: [String]] = [
    .compound: ["read count 0", "write count 1"],
    .selfAssign: ["read count 0", "write count 1"],
    .copyToLet: ["read count 0", "write count 1"],
    .copyToVar: ["read count 0"],
    .negate: ["read flag false", "write flag true"],
    .nestedStruct: ["read inner.inner.value 0", "write inner.inner.value 1"],
    .tuple: ["read pair.1 2", "write pair.1 3"],
    .inherited: ["read count 0", "write count 1", "read extra 1", "write extra 2"],
    .generic: ["read value 3", "write value 4"],
    .element: ["change list [10, 20, 30] to [10, 21, 30]"],
    .genericElement: ["change value [NamedOuter(inner: … to [NamedOuter(inner: …"],
    .wholeArrayCopy: ["read list [10, 20, 30]"],
    .append: ["change list [10, 20, 30] to [10, 20, 30, 40]"],
    .stringAppend: [#"change name "abc" to "abcd""#],
    .dictSet: [#"change dict ["a": 1] to ["a": 5]"#],
    .dictDefault: [#"change dict ["a": 1] to ["a": 2]"#],
    .enumSet: ["write mode running(3)"],
    .enumMatch: ["read mode idle"],
    .optionalSet: ["write maybe 3"],
    .reference: [
      "read namedCounter #1.next NamedCounter #2",
      "read namedCounter #2.count 0", "write namedCounter #2.count 1",
    ],
    .referenceSet: ["write next NamedCounter #2"],
    .weakRead: ["read parent NamedCounter #1"],
    .lazyRead: ["read late nil", "write late 7"],
    .smallInteger: ["read small 3", "write small -2"],
    .double: ["read ratio 0.5", "write ratio 1.5"],
    .global: ["read namedTotal 0", "write namedTotal 1"],
    .globalElement: ["change namedTable [1, 2, 3] to [1, 2, 4]"],
    .globalStruct: ["read namedOuter.inner.value 0", "write namedOuter.inner.value 1"],
    .hiddenGlobal: ["read namedHidden 0", "write namedHidden 1"],
    .staticVariable: ["read NamedStatics.total 0", "write NamedStatics.total 1"],
    .twoObjects: [
      "read namedCounter #1.count 0", "write namedCounter #1.count 1",
      "read namedCounter #2.count 0", "write namedCounter #2.count 2",
    ],
    .bank: [
      "read accounts [NamedAccount #1, N…", "read accounts[0].balance 10",
      "write accounts[0].balance 5", "read accounts [NamedAccount #1, N…",
      "read accounts[1].balance 20", "write accounts[1].balance 25",
    ],
    .structSet: ["write inner.inner.value 0"],
    .observed: ["write watched 4", "write flag true"],
  ]

  @Test(arguments: expected.keys.sorted { $0.rawValue < $1.rawValue })
  func `an access shows its variable and its value`(specimen: NamesSpecimen) {
    let rows = rows(specimen)
    #expect(rows == Self.expected[specimen])
  }

  @Test func `a captured variable is called by the call that allocated it`() {
    // The address differs from build to build; both steps have the same.
    let rows = rows(.captured).map { $0.split(separator: " ") }
    #expect(rows.map(\.first) == ["read", "write"])
    #expect(rows.map(\.last) == ["0", "1"])
    #expect(rows.allSatisfy { $0[1].hasPrefix("captured@") && $0[1] == rows[0][1] })
  }

  @Test func `a captured array is recognised`() {
    let rows = rows(.capturedArray)
    #expect(rows.count == 1 && rows[0].hasSuffix(" [1, 2] to [1, 3]"))
  }

  @Test func `every specimen is looked at`() {
    let looked = Set(Self.expected.keys).union([.captured, .capturedArray])
    #expect(looked == Set(NamesSpecimen.allCases))
  }
}
