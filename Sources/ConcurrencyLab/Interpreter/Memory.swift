/// What the threads of an interpreter share.
struct Memory: Sendable {
  /// A variable.
  enum Variable: Sendable {
    case number(Cell<Int>)
    case any(Cell<Value>)
  }

  /// What went wrong so far.
  var damage: [Interpreter.Damage] = []
  private var variables: [String: Variable] = [:]
  private var locks: [String: Lock] = [:]

  init(numbers: [String: Int], objects: [String]) {
    for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
      variables[name] = .number(Cell(name, number))
    }
    for name in objects {
      variables[name] = .any(Cell(name, .object(HeapObject(name: name))))
    }
  }

  /// The variable of that name; a new one holds 0.
  mutating func variable(_ name: String) -> Variable {
    if let variable = variables[name] { return variable }
    let variable = Variable.number(Cell(name, 0))
    variables[name] = variable
    return variable
  }

  /// The program's lock of that name.
  mutating func lock(_ name: String) -> Lock {
    if let lock = locks[name] { return lock }
    let lock = Lock(hidden: name)
    locks[name] = lock
    return lock
  }
}
