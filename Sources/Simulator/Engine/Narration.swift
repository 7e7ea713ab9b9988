internal import CStrand
internal import Trace

/// Puts an execution that was written down into the terms of a finding.
struct Narration {
  private let world: World
  private let recorder: Recorder
  private let subject: Subject

  init(_ world: World, _ recorder: Recorder, _ subject: Subject) {
    self.world = world
    self.recorder = recorder
    self.subject = subject
  }

  /// What happened, whether or not anything is wrong.
  func account(schedule: Schedule) -> Finding {
    let strands = world.strands.map {
      Strand(
        id: $0.id, name: world.name(of: $0.id), kind: $0.kind,
        parent: $0.parent >= 0 ? $0.parent : nil)
    }
    return Finding(
      kind: .shown, headline: "", strands: strands, steps: recorder.steps(),
      schedule: schedule.description, preemptions: recorder.preemptions)
  }

  /// What is wrong with how the execution ended, if anything.
  func finding(for ending: Ending, schedule: Schedule) -> Finding? {
    var finding = account(schedule: schedule)
    switch ending {
    case .returned(let judgement):
      guard !judgement.isRight else { return nil }
      finding.kind = judgement.threw ? .threw : .wrongOutcome
      finding.headline = subject.headline(judgement.outcome)
    case .discovered(let discovery):
      describe(discovery, in: &finding)
    }
    return finding
  }

  private func describe(_ discovery: Discovery, in finding: inout Finding) {
    finding.kind = discovery.kind
    let name = world.name(of: discovery.strand)
    finding.waits = discovery.waiting.map { wait(of: $0, after: finding.steps) }
    switch discovery.kind {
    case .dataRace: describeRace(discovery, in: &finding)
    case .deadlock:
      finding.headline = deadlockHeadline(discovery, finding.waits)
    case .lostWakeup:
      let wait = finding.waits.first
      finding.headline =
        "\(name) waits for \(wait.map { "'\($0.resource)'" } ?? "something"), and nobody is left to end the wait"
    case .leakedStrand:
      finding.headline =
        world.strands[discovery.strand]?.isSuspended ?? false
        ? "\(name) is still suspended when everything else is done, and nothing is left that could resume it"
        : "\(name) is still waiting when everything else is done"
    case .neverResumed:
      finding.headline =
        "\(name) is suspended and nothing is left that could resume it: a continuation was dropped, or a stream not finished"
    case .spinning, .livelock: describeLoops(of: discovery, in: &finding)
    case .resumedTwice:
      finding.variable = "the continuation"
      finding.accesses = accesses(of: discovery, .resume)
      let first = world.name(of: discovery.first?.strand ?? -1)
      finding.headline =
        first == name
        ? "\(name) resumes a continuation that it has resumed already"
        : "\(name) resumes a continuation that \(first) has resumed already"
    case .unbalancedUnlock:
      finding.headline = "\(name) unlocks '\(discovery.text)', which it does not hold"
    case .stackOverflow:
      finding.headline = "\(name) ran out of stack: a function calls itself without end"
    default:
      finding.headline = discovery.text
    }
    if finding.waits.isEmpty, let strand = world.strands[discovery.strand], !strand.stack.isEmpty {
      finding.waits = [
        Finding.Wait(strand: strand.id, resource: "", stack: strand.stack)
      ]
    }
  }

  private func deadlockHeadline(_ discovery: Discovery, _ waits: [Finding.Wait]) -> String {
    let names = discovery.waiting.map(world.name)
    if waits.contains(where: \.isQueued) {
      let wanted = waits.map { "'\($0.resource)'" }
      let verb = names.count == 1 ? "waits" : "wait"
      return
        "\(list(names)) \(verb) for \(list(wanted)), and no worker is free to run what is in the queue"
    }
    guard let first = waits.first, let holder = first.holder else { return "\(list(names)) wait" }
    if holder == first.strand, world.waitsForStrand(holder) {
      return "\(names[0]) waits for its own end"
    }
    if holder == first.strand {
      return "\(names[0]) waits for '\(first.resource)', which it holds itself"
    }
    if world.strands[holder]?.isFinished ?? false {
      return
        "\(names[0]) waits for '\(first.resource)', which \(world.name(of: holder)) took and never gave back"
    }
    return "\(list(names)) wait for each other"
  }

  private func describeLoops(of discovery: Discovery, in finding: inout Finding) {
    let strands = discovery.waiting.isEmpty ? [discovery.strand] : discovery.waiting
    let steps = finding.steps
    finding.waits = strands.map { id in
      let stack = world.strands[id].map { self.stack(of: $0, after: steps) } ?? []
      let asked = world.asksFor(id).compactMap(recorder.name).map { "'\($0)'" }
      return Finding.Wait(strand: id, resource: list(asked), stack: stack)
    }
    let names = list(strands.map(world.name))
    let asked = finding.waits.first?.resource ?? ""
    finding.headline =
      if finding.kind == .livelock {
        world.asksFor(discovery.strand).isEmpty
          ? "\(names) keep each other going, and none of them comes to an end"
          : "\(names) go round and round, and each asks for what another would have to change"
      } else if asked.isEmpty {
        "\(names) goes round and round and does not come to an end"
      } else {
        "\(names) asks for \(asked) again and again, and nobody is left to change it"
      }
  }

  private func describeRace(_ discovery: Discovery, in finding: inout Finding) {
    finding.variable = recorder.name(of: discovery.location)
    finding.headline =
      "two accesses to '\(finding.variable ?? "memory")', one of them a write, with nothing between them that orders them"
    finding.accesses = accesses(of: discovery)
  }

  /// The two sides of a race, or of something that only one may do.
  private func accesses(of discovery: Discovery, _ action: Step.Action? = nil) -> [Finding.Access] {
    let base = UInt(cs_image_base())
    return [discovery.first, discovery.second].compactMap { $0 }.map { access in
      Finding.Access(
        strand: access.strand,
        action: action
          ?? (access.kind == CS_READ ? .read : access.kind == CS_WRITE ? .write : .modify),
        stack: [access.pc, access.outer].filter { $0 >= base }
          .map { CodeLocation(address: UInt64($0 - base)) })
    }
  }

  private func wait(of id: Int, after steps: [Step]) -> Finding.Wait {
    guard let strand = world.strands[id] else { return Finding.Wait(strand: id, resource: "?") }
    var isQueued = false
    let resource: String
    switch world.wait(of: id) {
    case .lock(let lock): resource = recorder.name(of: lock)
    case .condition(let condition):
      resource = recorder.name(
        condition.name, condition.shownBy, condition.identity, .condition, "a condition")
    case .semaphore(let semaphore):
      resource = recorder.name(
        semaphore.name, semaphore.shownBy, semaphore.identity, .semaphore, "a semaphore")
      isQueued = semaphore.isQueued?() ?? false
    case .strand(let other): resource = world.name(of: world.awaited(by: id, among: other))
    case .group: resource = list(world.children(ofGroupsOf: id).map(world.name), "or")
    case .time(let pause): resource = pause.label ?? "a time"
    case .nothing where !strand.isSuspended: resource = "something outside"
    case .nothing where world.occupant(ofActorOf: id) != nil: resource = "its turn on the actor"
    case .nothing: resource = "somebody who resumes it"
    }
    return Finding.Wait(
      strand: id, resource: resource, holder: world.holder(for: id),
      holds: strand.held.map { recorder.name(of: $0) },
      stack: stack(of: strand, after: steps), isQueued: isQueued)
  }

  /// Where a strand is; a suspended task has no stack, and is where it would go on.
  private func stack(of strand: StrandState, after steps: [Step]) -> [CodeLocation] {
    guard strand.stack.isEmpty else { return strand.stack }
    let suspended = world.stack(ofSuspended: strand)
    guard suspended.isEmpty else { return suspended }
    return steps.last { $0.strand == strand.id && !$0.stack.isEmpty }?.stack ?? []
  }

  private func list(_ names: [String], _ word: String = "and") -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
