import Specimens

@testable import Simulator

/// Little programs of tasks, drawn at random.
struct LittleTaskPrograms {
  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  mutating func next() -> [LittleStep] {
    switch random.below(5) {
    case 0: [group(of: (0..<2).map { _ in block(1 + random.below(3), depth: 2) })]
    case 1: [.lets(block(1 + random.below(2), depth: 2), block(1 + random.below(2), depth: 2))]
    case 2:
      [
        .dropped(
          block(1 + random.below(3), depth: 2), whileRunning: block(random.below(2), depth: 2))
      ]
    default: tasks()
    }
  }

  /// One or two tasks; the body may cancel one, and waits for most.
  private mutating func tasks() -> [LittleStep] {
    let count = 1 + random.below(2)
    var steps: [LittleStep] = []
    for number in 0..<count {
      var body = block(1 + random.below(3), depth: 2)
      if random.below(4) == 0 { body = [.handled(body)] }
      if number == 0, random.below(5) == 0 { body.append(.receive(into: 0)) }
      steps.append(.task(number, detached: random.below(3) == 0, body))
    }
    steps += block(random.below(2), depth: 2)
    if random.below(2) == 0 { steps.append(.cancel(random.below(count))) }
    for number in 0..<count where random.below(5) > 0 {
      steps.append(.join(number, into: random.below(LittleTasks.registers)))
    }
    return steps
  }

  private mutating func group(of blocks: [[LittleStep]]) -> LittleStep {
    let styles = LittleStep.Style.allCases
    return .group(styles[random.below(styles.count)], blocks)
  }

  private mutating func block(_ count: Int, depth: Int) -> [LittleStep] {
    (0..<count).map { _ in step(depth) }
  }

  private mutating func step(_ depth: Int) -> LittleStep {
    let register = random.below(LittleTasks.registers)
    switch random.below(depth > 0 ? 24 : 20) {
    case 0, 1: return .read(into: register)
    case 2: return .write(random.below(3))
    case 3, 4: return .writeNext(of: register)
    case 5: return .add(1 + random.below(2), into: register)
    case 6: return .locked
    case 7: return .ask(actor: random.below(LittleTasks.actors), into: register)
    case 8: return .bump(actor: random.below(LittleTasks.actors))
    case 9: return .bumpAcross(actor: random.below(LittleTasks.actors))
    case 10: return .bumpOnMain
    case 11, 12: return .yield
    case 13: return .pass(gate: random.below(LittleTasks.gates))
    case 14, 15: return .open(gate: random.below(LittleTasks.gates))
    case 16: return .send(random.below(3))
    case 17: return .sleep(10 * (1 + random.below(2)))
    case 18: return .isCancelled(into: register)
    case 19: return .fail
    case 20: return .when(register, is: random.below(2), [step(depth - 1)])
    case 21: return .handled([step(depth - 1)])
    case 22: return .task(5, detached: false, [step(depth - 1)])
    default: return group(of: [[step(depth - 1)], [step(depth - 1)]])
    }
  }
}
