/// Why a schedule cannot happen.
///
/// ```swift
/// let python = Interpreter(lock: NoLock())
/// for schedule in ["AAC", "AAB"] {
///   do {
///     try python.replay([.load("x"), .store("x")], schedule: schedule)
///   } catch {
///     switch error {
///     case .unknownThread(let letter, let turn, let names): print(letter, turn, names)  // C 3 ["A", "B"]
///     case .wrongNumberOfTurns(let name, let turns, let number): print(name, turns, number)  // B 1 2
///     case .mustWait(let letter, let turn, let instruction): print(letter, turn, instruction)
///     }
///   }
/// }
/// ```
public enum ReplayError: Error, Hashable, CustomStringConvertible {
  /// A turn goes to a thread that does not exist.
  case unknownThread(Character, turn: Int, names: [Character])
  /// A thread gets more or fewer turns than its program has instructions.
  case wrongNumberOfTurns(Character, turns: Int, instructions: Int)
  /// It is the turn of a thread that can only wait.
  case mustWait(Character, turn: Int, instruction: Instruction)

  /// What is wrong with the schedule, in one sentence.
  public var description: String {
    switch self {
    case .unknownThread(let letter, let turn, let names):
      let known = names.map { "'\($0)'" }.joined(separator: " and ")
      return "turn \(turn) goes to '\(letter)', but the threads are \(known)"
    case .wrongNumberOfTurns(let letter, let turns, let instructions):
      return
        "thread \(letter) gets \(turns) turns, but its program has \(instructions) instructions"
    case .mustWait(let letter, let turn, let instruction):
      return
        "turn \(turn) goes to thread \(letter), which cannot run \(instruction): it has to wait"
    }
  }
}
