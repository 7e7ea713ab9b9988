/// One instruction of the interpreter.
///
/// ```swift
/// let increment: [Instruction] = [.load("x"), .add(1), .store("x")]
/// print(increment)  // [LOAD x, ADD 1, STORE x]
/// let loop: [Instruction] = [.constant(3), .call("f"), .store("x"), .jumpBack]
/// let locked: [Instruction] = [.acquire("m"), .work(.milliseconds(5)), .release("m")]
/// let object: [Instruction] = [.new("page"), .drop, .wait(.milliseconds(20))]
/// print((increment + loop + locked + object).compactMap(\.variable))  // ["x", "x", "x"]
/// ```
///
/// An instruction works on what its thread has *in hand*, a single value that no other thread can
/// see, and on the interpreter's variables, which all threads share. So `x += 1` is three:
/// `LOAD x`, `ADD 1`, `STORE x`. CPython has a stack where this has a hand, and four instructions
/// for that line (`LOAD_GLOBAL`, `LOAD_CONST`, `BINARY_OP`, `STORE_GLOBAL`): the two in the middle
/// touch nothing that is shared.
///
/// Where a number is asked for, an empty hand and an object count as 0.
///
/// CPython's: <https://docs.python.org/3/library/dis.html#python-bytecode-instructions>.
public enum Instruction: Hashable, Sendable {
  /// Takes the value of a variable in hand; of an object that is one more reference.
  case load(String)
  /// Takes a number in hand.
  case constant(Int)
  /// Adds to the number in hand.
  case add(Int)
  /// Puts what is in hand into a variable, and lets go of what was there: a number stays in hand
  /// as well, an object's reference goes with it.
  case store(String)
  /// Makes an object of that name, with one reference, and takes it in hand.
  case new(String)
  /// Lets go of what is in hand.
  case drop
  /// Gives the number in hand to a function and takes what it returns.
  case call(String)
  /// Waits for input, holding no core and, as blocking calls in CPython do, not the big lock.
  case wait(Duration)
  /// Computes without touching anything shared, holding a core and the big lock, as one long
  /// operation written in C.
  case work(Duration)
  /// Takes a lock of the program, waiting while another thread holds it.
  case acquire(String)
  /// Gives a lock of the program back.
  case release(String)
  /// Ends a round of a loop: nothing happens, but it is a place where every version of CPython
  /// looks whether another thread wants the lock.
  case jumpBack
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
    case .jumpBack: "JUMP_BACK"
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
