/// What each turn of a replayed schedule did.
///
/// ```swift
/// let python = Interpreter(lock: BigLock())
/// let replay = try python.replay([.load("x"), .store("x")], schedule: "ABAB")
/// print(replay.threads, replay.turns.map(\.thread))  // ["A", "B"] ["A", "B", "A", "B"]
/// print(replay.turns.map(\.effect).last ?? "")  // STORE x ← 0
/// print(replay)
/// ```
///
/// The last line prints a column for each thread:
///
/// ```text
/// A             B
/// LOAD x → 0
///               LOAD x → 0
/// STORE x ← 0
///               STORE x ← 0
/// ```
public struct Replay: Hashable, Sendable, CustomStringConvertible {
  /// One instruction, run by one thread.
  public struct Turn: Hashable, Sendable {
    /// The thread whose turn it was.
    public var thread: Character
    /// The instruction and what it did: `LOAD x → 0`.
    public var effect: String
  }

  /// The names of the threads.
  public var threads: [Character]
  /// The turns, in order.
  public var turns: [Turn]

  /// A table with a column for each thread, time running down.
  public var description: String {
    let width = (turns.map(\.effect.count).max() ?? 0) + 3
    var lines = [""]
    for (column, thread) in threads.enumerated() {
      lines[0] += padding(to: column * width, after: lines[0]) + String(thread)
    }
    for turn in turns {
      let column = threads.firstIndex(of: turn.thread) ?? 0
      lines.append(String(repeating: " ", count: column * width) + turn.effect)
    }
    return lines.joined(separator: "\n")
  }

  private func padding(to column: Int, after text: String) -> String {
    String(repeating: " ", count: max(column - text.count, 0))
  }
}
