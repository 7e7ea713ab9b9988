import Specimens

/// Runs every interleaving of a little program of plain variables and atomics, and says what comes out and what races:
/// by the definition of happens-before, as a relation between events, without clocks.
///
/// A load that acquires comes after a store that releases if it reads from its release sequence: the store, and what
/// reads, changes and writes from there on, whoever does it and in whatever order (C++20, intro.races).
struct OrderingMachine {
  private struct Event {
    var thread: Int
    /// The plain variable; -1 for an atomic one.
    var variable: Int
    var writes: Bool
    /// The events that come before it, as bits.
    var before: UInt64
  }

  private struct State {
    var counters: [Int]
    var registers: [[Int]]
    var variables = Array(repeating: 0, count: LittleProgram.variables)
    var atomics = Array(repeating: 0, count: LittleProgram.atomics)
    /// The stores that head the release sequences that each atomic's value belongs to.
    var heads = Array(repeating: [Int](), count: LittleProgram.atomics)
    /// The last event of each thread, and all before it, as bits.
    var past: [UInt64]
    var events: [Event] = []
  }

  private(set) var outcomes: Set<String> = []
  private(set) var races: Set<Int> = []
  private(set) var interleavings = 0
  private let threads: [[LittleProgram.Instruction]]
  private let limit: Int

  init(_ program: LittleProgram, limit: Int) {
    threads = program.threads
    self.limit = limit
    let count = threads.count
    run(
      State(
        counters: Array(repeating: 0, count: count),
        registers: Array(
          repeating: Array(repeating: 0, count: LittleProgram.registers), count: count),
        past: Array(repeating: 0, count: count)))
  }

  private mutating func run(_ state: State) {
    guard interleavings < limit else { return }
    var isOver = true
    for thread in threads.indices where state.counters[thread] < threads[thread].count {
      isOver = false
      var next = state
      step(thread, &next)
      run(next)
    }
    if isOver {
      interleavings += 1
      outcomes.insert("\(state.variables + state.atomics)")
    }
  }

  /// One step that others can see, with what follows that they cannot.
  private mutating func step(_ thread: Int, _ state: inout State) {
    let instruction = threads[thread][state.counters[thread]]
    state.counters[thread] += 1
    take(instruction, thread, &state)
    while state.counters[thread] < threads[thread].count,
      case .skip(let count, let register, let value) = threads[thread][state.counters[thread]]
    {
      state.counters[thread] += 1 + (state.registers[thread][register] != value ? count : 0)
    }
  }

  private mutating func take(
    _ instruction: LittleProgram.Instruction, _ thread: Int, _ state: inout State
  ) {
    switch instruction {
    case .read(let variable, let register):
      state.registers[thread][register] = state.variables[variable]
      access(variable, writes: false, thread, &state)
    case .write(let variable, let value):
      state.variables[variable] = value
      access(variable, writes: true, thread, &state)
    case .load(let atomic, let register), .relaxedLoad(let atomic, let register):
      state.registers[thread][register] = state.atomics[atomic]
      if case .load = instruction { acquire(atomic, thread, &state) }
      add(Event(thread: thread, variable: -1, writes: false, before: 0), &state)
    case .store(let atomic, let value), .relaxedStore(let atomic, let value):
      state.atomics[atomic] = value
      add(Event(thread: thread, variable: -1, writes: true, before: 0), &state)
      state.heads[atomic] = []
      if case .store = instruction { state.heads[atomic] = [state.events.count - 1] }
    case .add(let atomic, let value, let register),
      .relaxedAdd(let atomic, let value, let register):
      state.registers[thread][register] = state.atomics[atomic]
      state.atomics[atomic] += value
      if case .add = instruction { acquire(atomic, thread, &state) }
      add(Event(thread: thread, variable: -1, writes: true, before: 0), &state)
      if case .add = instruction { state.heads[atomic].append(state.events.count - 1) }
    default: preconditionFailure("an instruction that this machine does not know")
    }
  }

  private func acquire(_ atomic: Int, _ thread: Int, _ state: inout State) {
    for head in state.heads[atomic] {
      state.past[thread] |= state.events[head].before | 1 << UInt64(head)
    }
  }

  private mutating func access(_ variable: Int, writes: Bool, _ thread: Int, _ state: inout State) {
    for (index, event) in state.events.enumerated()
    where event.variable == variable && event.thread != thread && (writes || event.writes) {
      if state.past[thread] >> UInt64(index) & 1 == 0 { races.insert(variable) }
    }
    add(Event(thread: thread, variable: variable, writes: writes, before: 0), &state)
  }

  private func add(_ event: Event, _ state: inout State) {
    var event = event
    event.before = state.past[event.thread]
    state.past[event.thread] |= 1 << UInt64(state.events.count)
    state.events.append(event)
  }
}
