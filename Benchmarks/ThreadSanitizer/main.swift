import Foundation

// Runs one of the programs in `Tests/Specimens/ForSanitizers.swift` once, on two real threads. Two threads that wait for
// each other are not waited for longer than a second.

let visit: @Sendable (Int) -> Void
switch CommandLine.arguments.dropFirst().first {
case "race":
  let program = PlainRace()
  visit = { program.visit($0) }
case "update":
  let program = TwoSections()
  visit = { program.visit($0) }
case "deadlock":
  let program = OppositeLocks()
  visit = { program.visit($0) }
default:
  print("name a program: race, update or deadlock")
  exit(2)
}

let ended = DispatchSemaphore(value: 0)
for number in 0..<2 {
  Thread.detachNewThread {
    visit(number)
    ended.signal()
  }
}
for _ in 0..<2 where ended.wait(timeout: .now() + 1) == .timedOut {
  print("the threads wait for each other")
  exit(3)
}
