import ConcurrencyLab

/// What an interpreter does, as a pure function: the ground truth for its verdicts.
///
/// There are no threads here, only states. A step is one access to shared memory; `final` walks
/// every order of steps there is.
struct StepModel {
  /// What keeps a thread's steps together.
  enum Atomicity {
    /// Nothing.
    case access
    /// An interpreter lock that may change hands between any two instructions.
    case instruction
    /// An interpreter lock that changes hands after calls only, and where a thread has to wait.
    case untilCall
  }

  /// One access, or what a thread does with what it has in hand.
  enum Step: Hashable {
    case read(String)
    case set(Int)
    case compute(Int)
    case write(String)
    case acquire(String)
    case release(String)
    case readCount
    case writeCount(Int)
  }

  /// Steps that happen together.
  struct Group {
    var steps: [Step]
    /// Whether nobody else runs before the thread's next group, if that one can go on.
    var goesOn = false
  }

  struct State: Hashable {
    var memory: [String: Int]
    var holders: [String: Int] = [:]
    var positions: [Int]
    var hands: [Int]
    /// The reference count that a thread has read, and the one in memory.
    var counts: [Int]
    var count = 1
    /// The thread that nobody may come between.
    var running: Int?
  }

  private let threads: [[Group]]

  init(_ programs: [Bytecode], atomicity: Atomicity, functions: [String: Int] = [:]) {
    threads = programs.map { program in
      program.instructions.flatMap { instruction -> [Group] in
        let steps = Self.steps(of: instruction, functions: functions)
        switch atomicity {
        case .access: return steps.map { Group(steps: [$0]) }
        case .instruction: return [Group(steps: steps)]
        case .untilCall:
          if case .call = instruction { return [Group(steps: steps)] }
          return [Group(steps: steps, goesOn: true)]
        }
      }
    }
  }

  private static func steps(of instruction: Instruction, functions: [String: Int]) -> [Step] {
    switch instruction {
    case .load("page"): [.readCount, .writeCount(1)]
    case .drop: [.readCount, .writeCount(-1)]
    case .load(let name): [.read(name)]
    case .constant(let number): [.set(number)]
    case .add(let number): [.compute(number)]
    case .call(let name): [.compute(functions[name] ?? 0)]
    case .store(let name): [.write(name)]
    case .acquire(let name): [.acquire(name)]
    case .release(let name): [.release(name)]
    default: []
    }
  }

  /// What every order of steps ends with, and in how many orders.
  func final(_ memory: [String: Int]) -> [State: Int] {
    let count = threads.count
    var known: [State: [State: Int]] = [:]
    func walk(_ state: State) -> [State: Int] {
      if let result = known[state] { return result }
      var result: [State: Int] = [:]
      let next = state.running.flatMap { after(state, $0) }.map { [$0] }
      for state in next ?? (0..<count).compactMap({ after(state, $0) }) {
        result.merge(walk(state), uniquingKeysWith: +)
      }
      if result.isEmpty { result = [state: 1] }
      known[state] = result
      return result
    }
    let zeros = Array(repeating: 0, count: count)
    return walk(State(memory: memory, positions: zeros, hands: zeros, counts: zeros))
  }

  /// The state after a thread's next group; nil if it has to wait or has ended.
  private func after(_ state: State, _ thread: Int) -> State? {
    var state = state
    guard state.positions[thread] < threads[thread].count else { return nil }
    let group = threads[thread][state.positions[thread]]
    for step in group.steps {
      switch step {
      case .read(let name): state.hands[thread] = state.memory[name] ?? 0
      case .set(let number): state.hands[thread] = number
      case .compute(let number): state.hands[thread] += number
      case .write(let name): state.memory[name] = state.hands[thread]
      case .acquire(let name):
        guard state.holders[name] == nil else { return nil }
        state.holders[name] = thread
      case .release(let name): state.holders[name] = nil
      case .readCount: state.counts[thread] = state.count
      case .writeCount(let change): state.count = state.counts[thread] + change
      }
    }
    state.positions[thread] += 1
    state.running = group.goesOn ? thread : nil
    return state
  }
}

extension StepModel {
  /// How many orders of steps leave which value in a variable.
  func outcomes(of name: String, from start: [String: Int] = [:]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (state, orders) in final(start) { result[state.memory[name] ?? 0, default: 0] += orders }
    return result
  }

  /// How many orders of steps leave which reference count.
  func counts() -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (state, orders) in final([:]) { result[state.count, default: 0] += orders }
    return result
  }
}
