/// One instruction of the interpreter.
///
/// An instruction works on what its thread has *in hand*, a single value that no other thread can
/// see, and on the interpreter's variables, which all threads share. So `x += 1` is three:
/// `LOAD x`, `ADD 1`, `STORE x`.
public enum Instruction: Hashable, Sendable {
  /// Takes the value of a variable in hand.
  case load(String)
  /// Takes a number in hand.
  case constant(Int)
  /// Adds to the number in hand.
  case add(Int)
  /// Puts what is in hand into a variable.
  case store(String)
  /// Makes an object of that name and takes it in hand.
  case new(String)
  /// Lets go of what is in hand.
  case drop
  /// Gives the number in hand to a function and takes what it returns.
  case call(String)
  /// Waits for input, holding no core.
  case wait(Duration)
  /// Computes without touching anything shared, holding a core.
  case work(Duration)
  /// Takes a lock of the program, waiting while another thread holds it.
  case acquire(String)
  /// Gives a lock of the program back.
  case release(String)
}

extension Instruction: CustomStringConvertible {
  /// The instruction as a disassembly shows it: `LOAD x`.
  public var description: String {
    switch self {
    case .load(let name): "LOAD \(name)"
    case .constant(let number): "CONSTANT \(number)"
    case .add(let number): "ADD \(number)"
    case .store(let name): "STORE \(name)"
    case .new(let name): "NEW \(name)"
    case .drop: "DROP"
    case .call(let name): "CALL \(name)"
    case .wait(let duration): "WAIT \(duration)"
    case .work(let duration): "WORK \(duration)"
    case .acquire(let name): "ACQUIRE \(name)"
    case .release(let name): "RELEASE \(name)"
    }
  }

  /// The variable that it reads or writes, if it does.
  public var variable: String? {
    switch self {
    case .load(let name), .store(let name): name
    default: nil
    }
  }
}
