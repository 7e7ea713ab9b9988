import ConcurrencyLab

/// What bytecode means, as a pure function of states: the ground truth for what a search says.
///
/// There are no threads here and no simulator. Each instruction is spelled out as accesses to what
/// is shared; every order in which threads can make them is walked. Code takes no time: a wait
/// ends when nobody else can go on.
struct BytecodeModel {
  /// What keeps a thread's accesses together.
  enum Locking: CaseIterable {
    /// Nothing.
    case none
    /// One lock, which may change hands between any two instructions.
    case everyInstruction
    /// One lock, which changes hands after calls, at the end of a round, and where a thread waits.
    case calls
    /// A lock for each variable, and one for each object's count.
    case fine
  }

  /// What a variable holds, or a thread's hand.
  enum Content: Hashable {
    case nothing
    case number(Int)
    /// An object, by its index.
    case object(Int)
  }

  /// An object, by what shows of it.
  struct Object: Hashable {
    var name: String
    var count = 1
    var isFreed = false
  }

  /// One access, or what a thread does with what only it can see.
  enum Action: Hashable {
    case read(String)
    case write(String, Content)
    case readCount(Int)
    case addToCount(Int, Int)
    case make(String)
    case take(Content)
    case takeWhatWasRead
    case letGoOfWhatWasRead
    case acquire(String)
    case release(String)
    case wait(Duration)
    case next

    /// Whether another thread can notice it.
    var isShared: Bool {
      switch self {
      case .read, .write, .readCount, .addToCount, .acquire, .release: true
      case .make, .take, .takeWhatWasRead, .letGoOfWhatWasRead, .wait, .next: false
      }
    }
  }

  /// How far a thread has come.
  struct Thread: Hashable {
    var position = 0
    var hand = Content.nothing
    var read = Content.nothing
    var count = 0
    /// Until when it waits for input.
    var wakes: Duration?
    /// What is left of the instruction that it is in.
    var rest: [Action] = []
  }

  struct State: Hashable {
    var variables: [String: Content]
    var objects: [Object] = []
    var damage: [String] = []
    var holders: [String: Int] = [:]
    var time = Duration.zero
    var threads: [Thread]
  }

  let programs: [[Instruction]]
  let locking: Locking
  var functions: [String: Int] = [:]
  var start: [String: Int] = [:]
  var objects: [String] = []

  init(
    _ programs: [Bytecode], _ locking: Locking, functions: [String: Int] = [:],
    start: [String: Int] = [:], objects: [String] = []
  ) {
    self.programs = programs.map(\.instructions)
    self.locking = locking
    self.functions = functions
    self.start = start
    self.objects = objects
  }

  private var isOneLock: Bool { locking == .everyInstruction || locking == .calls }
}

extension BytecodeModel {
  /// The states in which nobody can go on, and in how many orders of steps each is reached.
  ///
  /// A step is one access without a big lock, and everything up to a place to switch with one.
  func endings() -> [State: Int] {
    var known: [State: [State: Int]] = [:]
    func walk(_ state: State) -> [State: Int] {
      if let result = known[state] { return result }
      var result: [State: Int] = [:]
      for thread in programs.indices {
        guard let after = step(thread, of: state) else { continue }
        result.merge(walk(after), uniquingKeysWith: +)
      }
      if result.isEmpty { result = state.later.map(walk) ?? [state: 1] }
      known[state] = result
      return result
    }
    return walk(first)
  }

  /// The state that all orders begin in.
  var first: State {
    var state = State(
      variables: start.mapValues(Content.number),
      threads: Array(repeating: Thread(), count: programs.count))
    for name in objects {
      state.variables[name] = .object(state.objects.count)
      state.objects.append(Object(name: name))
    }
    if !isOneLock { for thread in programs.indices { settle(thread, in: &state) } }
    return state
  }

  /// What a thread's next step leads to; nil if it has ended or has to wait.
  func step(_ thread: Int, of state: State) -> State? {
    var state = state
    guard state.threads[thread].wakes == nil, let action = nextAction(of: thread, in: &state),
      apply(action, of: thread, to: &state)
    else { return nil }
    if !isOneLock {
      settle(thread, in: &state)
    } else if case .acquire = action {
      // It may have had to wait, and has the program's lock now, but not the big one: in either
      // case others may come next.
      _ = apply(.next, of: thread, to: &state)
    } else {
      while goesOn(thread, in: state), let action = nextAction(of: thread, in: &state),
        apply(action, of: thread, to: &state)
      {}
    }
    return state
  }

  /// Runs what only the thread itself can see, up to its next access.
  private func settle(_ thread: Int, in state: inout State) {
    while state.threads[thread].wakes == nil,
      let action = nextAction(of: thread, in: &state), !action.isShared
    {
      _ = apply(action, of: thread, to: &state)
    }
  }

  /// What a thread does next; nil at its end.
  private func nextAction(of thread: Int, in state: inout State) -> Action? {
    if let action = state.threads[thread].rest.first { return action }
    let position = state.threads[thread].position
    guard position <= programs[thread].count else { return nil }
    let hand = state.threads[thread].hand
    let actions =
      position < programs[thread].count
      ? self.actions(of: programs[thread][position], hand: hand) : ending(hand: hand)
    state.threads[thread].rest = actions + [.next]
    return state.threads[thread].rest.first
  }

  /// Whether a thread with the big lock keeps it.
  private func goesOn(_ thread: Int, in state: State) -> Bool {
    let position = state.threads[thread].position
    guard state.threads[thread].wakes == nil else { return false }
    guard state.threads[thread].rest.isEmpty, position < programs[thread].count else { return true }
    if case .wait = programs[thread][position] { return false }
    if locking == .everyInstruction { return false }
    return switch programs[thread][position - 1] {
    case .call, .acquire, .release, .wait, .jumpBack: false
    default: true
    }
  }
}

extension BytecodeModel {
  /// An instruction, spelled out.
  private func actions(of instruction: Instruction, hand: Content) -> [Action] {
    let number = if case .number(let number) = hand { number } else { 0 }
    switch instruction {
    case .load(let name):
      return guarded("variable \(name)", [.read(name), .takeWhatWasRead])
    case .store(let name):
      guard objects.contains(name) else { return guarded("variable \(name)", [.write(name, hand)]) }
      return guarded("variable \(name)", [.read(name), .write(name, hand), .letGoOfWhatWasRead])
    case .constant(let number): return [.take(.number(number))]
    case .add(let more): return [.take(.number(number + more))]
    case .call(let name): return [.take(.number(number + (functions[name] ?? 0)))]
    case .drop: return [.take(.nothing)]
    case .acquire(let name): return [.acquire(name)]
    case .release(let name): return [.release(name)]
    case .wait(let duration): return [.wait(duration)]
    case .work, .jumpBack: return []
    case .new(let name): return [.make(name)]
    }
  }

  private func ending(hand: Content) -> [Action] {
    if case .object = hand { [.take(.nothing)] } else { [] }
  }

  private func guarded(_ name: String, _ actions: [Action]) -> [Action] {
    locking == .fine ? [.acquire(name)] + actions + [.release(name)] : actions
  }

  private func change(_ object: Int, in state: State, by amount: Int) -> [Action] {
    guarded(
      "count \(state.objects[object].name)", [.readCount(object), .addToCount(object, amount)])
  }

  /// - Returns: whether it could be done.
  private func apply(_ action: Action, of thread: Int, to state: inout State) -> Bool {
    if case .acquire(let name) = action {
      guard state.holders[name] == nil else { return false }
      state.holders[name] = thread
    }
    state.threads[thread].rest.removeFirst()
    var more: [Action] = []
    switch action {
    case .read(let name):
      state.threads[thread].read = state.variables[name] ?? .number(0)
    case .write(let name, let content):
      state.variables[name] = content == .nothing ? .number(0) : content
      if case .object = content { state.threads[thread].hand = .nothing }
    case .readCount(let object):
      state.threads[thread].count = state.objects[object].count
    case .addToCount(let object, let amount):
      addToCount(object, amount, of: thread, in: &state)
    case .make(let name):
      more = [.take(.object(state.objects.count))]
      state.objects.append(Object(name: name))
    case .take(let content):
      if case .object(let old) = state.threads[thread].hand {
        more = change(old, in: state, by: -1)
      }
      state.threads[thread].hand = content
    case .takeWhatWasRead:
      let content = state.threads[thread].read
      if case .object(let object) = content { more = change(object, in: state, by: 1) }
      more.append(.take(content))
    case .letGoOfWhatWasRead:
      if case .object(let old) = state.threads[thread].read {
        more = change(old, in: state, by: -1)
      }
    case .acquire: break
    case .release(let name): state.holders[name] = nil
    case .wait(let duration): state.threads[thread].wakes = state.time + duration
    case .next:
      state.threads[thread].position += 1
      state.threads[thread].read = .nothing
      state.threads[thread].count = 0
    }
    state.threads[thread].rest = more + state.threads[thread].rest
    return true
  }

  private func addToCount(_ object: Int, _ amount: Int, of thread: Int, in state: inout State) {
    let count = state.threads[thread].count + amount
    let name = state.objects[object].name
    state.objects[object].count = count
    if amount > 0, state.objects[object].isFreed {
      state.damage.append("\(name) was used after it had been freed")
    } else if amount < 0, count <= 0 {
      if state.objects[object].isFreed { state.damage.append("\(name) was freed twice") }
      state.objects[object].isFreed = true
    }
  }
}

extension BytecodeModel.State {
  /// Whether a thread has not come to its end.
  func isStuck(_ programs: [[Instruction]]) -> Bool {
    zip(threads, programs).contains { $0.position <= $1.count }
  }

  /// The state when the next wait is over; nil if nobody waits for a time.
  fileprivate var later: Self? {
    guard let time = threads.compactMap(\.wakes).min() else { return nil }
    var state = self
    state.time = time
    for index in threads.indices where threads[index].wakes == time {
      state.threads[index].wakes = nil
    }
    return state
  }
}

extension BytecodeModel {
  /// How many orders of steps leave which number in a variable.
  func outcomes(of name: String) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (state, orders) in endings() {
      guard case .number(let number) = state.variables[name] ?? .number(0) else { continue }
      result[number, default: 0] += orders
    }
    return result
  }

  /// How many orders of steps end how, in words: what each variable holds, and what was damaged.
  ///
  /// - Parameter names: the variables, in order.
  func endings(telling names: [String]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (state, orders) in endings() {
      let text = state.isStuck(programs) ? Self.stuck : text(of: state, telling: names)
      result[text, default: 0] += orders
    }
    return result
  }

  /// What `endings(telling:)` says where threads wait for each other.
  static let stuck = "stuck"

  private func text(of state: State, telling names: [String]) -> String {
    let held = names.map { name in
      switch state.variables[name] ?? .number(0) {
      case .nothing: "\(name) nothing"
      case .number(let number): "\(name) \(number)"
      case .object(let object):
        "\(name) \(state.objects[object].name) \(state.objects[object].count)"
      }
    }
    return (held + state.damage.sorted()).joined(separator: ", ")
  }
}
