import ConcurrencyLab
import Solution

/// Three threads on three cores, and one big lock: each works for 8 ms, then runs the line `x += 1`.
///
/// The lock changes hands on request, as in CPython: a thread that has waited for 5 ms asks for it.
public let demo = Demo(cores: 3) {
  let python = Interpreter(lock: GlobalInterpreterLock(), variables: ["x": 0])
  let work = Bytecode([.work(.milliseconds(2))]).repeated(4)
  let thread = Bytecode(work.instructions + program.instructions)
  python.run(Array(repeating: thread, count: 3))
  print("x = \(python["x"]) after three times x += 1, in this run")
}
