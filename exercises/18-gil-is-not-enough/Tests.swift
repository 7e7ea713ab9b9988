import ConcurrencyLab
import Solution
import Testing

let increment: Bytecode = [.load("x"), .add(1), .store("x")]

@Test func `the schedule can happen`() throws {
  let python = Interpreter(lock: BigLock(), variables: ["x": 0])
  try python.replay(increment, schedule: losingSchedule)
}

@Test func `the schedule loses an update`() throws {
  let python = Interpreter(lock: BigLock(), variables: ["x": 0])
  let replay = try python.replay(increment, schedule: losingSchedule)
  let x = python["x"]
  #expect(x == 1, "\(replay)")
}

@Test func `one thread alone adds one`() throws {
  try everySchedule(yields: 42) {
    let python = Interpreter(lock: BigLock(), variables: ["x": 41])
    python.run(program)
    return python["x"]
  }
}

@Test func `no schedule of the program loses an update`() throws {
  try everySchedule(yields: 2) {
    let python = Interpreter(lock: BigLock(), variables: ["x": 0])
    python.run([program, program])
    return python["x"]
  }
}

@Test func `no schedule of three threads loses an update`() throws {
  try everySchedule(yields: 3) {
    let python = Interpreter(lock: BigLock(), variables: ["x": 0])
    python.run([program, program, program])
    return python["x"]
  }
}
