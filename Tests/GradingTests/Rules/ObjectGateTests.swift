import Testing

@testable import Grading

struct ObjectGateTests {
  private func symbol(
    _ name: String, _ binding: ELFObject.Symbol.Binding = .global, isHidden: Bool = false
  ) -> ELFObject.Symbol {
    ELFObject.Symbol(
      name: name, binding: binding, isHidden: isHidden, isIndirect: false, section: 1)
  }

  @Test(
    arguments: [
      "swift_allocObject", "__tsan_read8", "memcpy", "$sSa6appendyyxnF", "$sBoWV", "sin",
      "$s8Solution7CounterC5valueSivg", "_swiftEmptyArrayStorage", "$sSiSQsWP",
      "$s10Foundation4DateVMa", "$s10Foundation13NSNumberClassCMa", "$s15Synchronization6AtomicVMn",
    ].filter { !$0.contains("NSNumberClass") })
  func `what solutions are made of is let through`(name: String) {
    #expect(ObjectGate.reference(name) == nil)
  }

  @Test(
    arguments: [
      ("exit", "'exit' is a C function that a solution may not call", "Return, or throw an error."),
      (
        "dlsym", "'dlsym' is a C function that a solution may not call",
        "Call functions by their names."
      ),
      (
        "fork", "'fork' is a C function that a solution may not call",
        "A solution starts no processes; use ProcessPoolExecutor."
      ),
      (
        "strtok", "'strtok' is a C function that a solution may not call",
        "Do it with what Swift itself and ConcurrencyLab have, or take it as a parameter."
      ),
      (
        "usleep", "'usleep' waits in real time, which cannot be simulated",
        "Use Thread.sleep(for:), or try await Task.sleep(for:)."
      ),
      (
        "swift_task_enqueueGlobal_hook", "'swift_task_enqueueGlobal_hook' reaches into the runtime",
        "Do it with what Swift itself and ConcurrencyLab have, or take it as a parameter."
      ),
      (
        "$ss8readLine16strippingNewlineSSSgSb_tF",
        "'readLine' waits for somebody to type, which cannot be simulated",
        "Take what it reads as a parameter."
      ),
      (
        "$s10Foundation11FileManagerCMa",
        "'FileManager' of Foundation is not among the types that a solution may use",
        "A solution has no files; take what you need as a parameter."
      ),
      (
        "$s10Foundation4DateV3nowACvgZ", "'Date' reads a real clock, which cannot be simulated",
        "Use ContinuousClock().now."
      ),
      (
        "$s8Dispatch0A5QueueCMa", "a dispatch queue or semaphore of the system cannot be simulated",
        "Use Thread, ThreadPoolExecutor or Task; Semaphore for a semaphore."
      ),
      (
        "$s10Foundation6ThreadCMa", "a thread of the system cannot be simulated",
        "Use Thread without a module in front of it."
      ),
      (
        "$s15Synchronization19AtomicLazyReferenceV10storeIfNilyxxnF",
        "an atomic reference of the system cannot be simulated",
        "Use AtomicLazyReference without a module in front of it."
      ),
      (
        "__tsan_atomic_thread_fence", "what a memory fence orders is not simulated",
        "Give the atomic operations themselves an ordering."
      ),
      (
        "$s15Synchronization19_Atomic64BitStorageVN",
        "an atomic of the system has operations that cannot be simulated",
        "Use Atomic without a module in front of it."
      ),
      (
        "$s7Testing5IssueVMa",
        "'Testing.Issue' is in the module 'Testing', which a solution may not use",
        "Do it with what Swift itself and ConcurrencyLab have, or take it as a parameter."
      ),
    ] as [(String, String, String)])
  func `a reference that leads outside is refused in words`(
    name: String, what: String, instead: String
  ) {
    #expect(ObjectGate.reference(name)?.what == what)
    #expect(ObjectGate.reference(name)?.instead == instead)
  }

  @Test func `a definition outside of the own module is refused`() {
    #expect(ObjectGate.definition(symbol("$s8Solution4racey1_F")) == nil)
    #expect(
      ObjectGate.definition(symbol("swift_beginAccess"))?.what
        == "it defines 'swift_beginAccess', which belongs to somebody else")
    #expect(ObjectGate.definition(symbol("malloc", .weak)) != nil)
    #expect(ObjectGate.definition(symbol("$sSa6appendyyxnF", .weak)) != nil)
    #expect(ObjectGate.definition(symbol("$sSa6appendyyxnF", .weak, isHidden: true)) == nil)
    #expect(ObjectGate.definition(symbol("$s5Other4racey1_F")) != nil)
  }

  @Test(arguments: [
    "$ss5ClockPsE5sleep3for9tolerancey8DurationQz_AGSgtYaKF",
    "$sScTss5NeverORszABRs_rlE5sleep3for9tolerance5clocky8DurationQyd___AHSgqd__tYaKs5ClockRd__lFZ",
  ])
  func `a sleep by any clock that is compiled into the file is let through`(name: String) {
    #expect(ObjectGate.definition(symbol(name, .weak, isHidden: true)) == nil)
  }

  @Test(arguments: [
    "$ss15ContinuousClockVMa", "$ss15SuspendingClockV7InstantV3nowADvgZ",
    "$ss5ClockPss010ContinuousA0VRszrlE10continuousADvgZ",
  ])
  func `a clock of the system is refused by its name`(name: String) {
    let refusal = ObjectGate.reference(name)
    #expect(refusal?.what == "a clock of the system cannot be simulated")
    #expect(
      refusal?.instead
        == "Use ContinuousClock(), SuspendingClock() and Task.sleep(for:), without a module in front of them; '.continuous' in its place may mean the system's."
    )
  }

  @Test(arguments: [
    ("$s10Foundation4DateVACycfC", "'Date'"),
    ("$s20FoundationEssentials11ProcessInfoC12systemUptimeSdvg", "'systemUptime'"),
    ("$s8Dispatch0A4TimeV3nowACyFZ", "a time of Dispatch"),
    ("$s8Dispatch0A8WallTimeVN", "a time of Dispatch"),
  ])
  func `whatever else reads a real clock is told what to read instead`(
    name: String, subject: String
  ) {
    let refusal = ObjectGate.reference(name)
    #expect(refusal?.what.hasPrefix(subject) == true)
    #expect(refusal?.what.hasSuffix("a real clock, which cannot be simulated") == true)
    #expect(refusal?.instead == "Use ContinuousClock().now.")
  }

  @Test(arguments: [
    // Int.random(in:) of both ranges, Double.random(in:), Bool.random().
    "$ss17FixedWidthIntegerPsE6random2inxSNyxG_tFZ",
    "$ss17FixedWidthIntegerPsE6random2inxSnyxG_tFZ",
    "$sSBss17FixedWidthInteger14RawSignificandRpzrlE6random2inxSnyxG_tFZ", "$sSb6randomSbyFZ",
    // shuffle(), shuffled(), randomElement().
    "$sSMsSkRzrlE7shuffleyyF", "$sSTsE8shuffledSay7ElementQzGyF",
    "$sSlsE13randomElement0B0QzSgyF",
    // The generator itself, UUID().
    "$ss27SystemRandomNumberGeneratorVABycfC", "$s20FoundationEssentials4UUIDVACycfC",
  ])
  func `a random value without a seed is refused, with the way to have one`(name: String) {
    let refusal = ObjectGate.reference(name)
    #expect(refusal?.rule == .simulation)
    #expect(
      refusal?.what
        == "a random value is different every time, so a schedule cannot be run again")
    #expect(
      refusal?.instead
        == "Draw from a generator with a seed: var random = Random(seed: 1), then Int.random(in: 1...6, using: &random)."
    )
  }

  @Test(arguments: [
    // Int.random(in:using:), shuffled(using:), randomElement(using:).
    "$ss17FixedWidthIntegerPsE6random2in5usingxSNyxG_qd__ztSGRd__lFZ",
    "$sSTsE8shuffled5usingSay7ElementQzGqd__z_tSGRd__lF",
    "$sSlsE13randomElement5using0B0QzSgqd__z_tSGRd__lF",
  ])
  func `a random value from a generator is let through`(name: String) {
    #expect(ObjectGate.reference(name) == nil)
  }

  @Test func `a section that is not the compiler's is refused`() {
    func object(_ name: String) -> ELFObject {
      ELFObject(
        sections: [.init(name: name, type: 1, offset: 0, size: 0, link: 0, info: 0)], symbols: [])
    }
    #expect(ObjectGate.check(object(".text.$s8Solution4racey1_F")) == nil)
    #expect(ObjectGate.check(object(".rela.data.rel.ro")) == nil)
    #expect(ObjectGate.check(object("swift5_capture")) == nil)
    for name in ["swift5_tests", ".init", ".ctors", ".preinit_array", ".textual", "mine"] {
      let what = ObjectGate.check(object(name))?.refusal.what
      #expect(what == "it makes a section of its own in the program, '\(name)'")
    }
  }
}
