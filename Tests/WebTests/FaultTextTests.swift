import Testing

@testable import Web

@Suite struct `A fault that is typed` {
  static let faults: [Fault] = [
    .refused, .neverConnects, .neverAnswers, .resetMidway, .status(404), .redirectsInALoop,
    .redirects(to: "http://oak.example/a:b"), .trickles(pieces: 8, every: .milliseconds(400)),
    .first(2, .status(503)), .first(1, .first(2, .trickles(pieces: 3, every: .milliseconds(5)))),
  ]

  @Test(arguments: faults) func `is read as it is written`(fault: Fault) {
    let read = Fault(text: fault.text)
    #expect(read == fault)
  }

  @Test(arguments: [
    "", "refuse", "status", "status:", "status:99", "status:600", "status:x", "trickle:8",
    "trickle:0:4ms", "trickle:8:4", "trickle:8:-4ms", "first:2", "first:-1:reset", "first:2:x",
    "redirect:oak", "reset:1", "loop:",
  ])
  func `is none when it is wrong in any part`(text: String) {
    #expect(Fault(text: text) == nil)
  }

  @Test func `is part of a plan that names sites`() throws {
    let plan = try FaultPlan(text: "cedar=refused,oak=first:2:status:503", over: Site.twelve)
    #expect(plan == ["cedar": .refused, "oak": .first(2, .status(503))])
    let empty = try FaultPlan(text: "", over: Site.twelve)
    #expect(empty == [:])
  }

  @Test(arguments: [
    ("cedar", "'cedar' is not SITE=FAULT, such as cedar=refused"),
    ("beech=reset", "there is no site 'beech'; the sites are cedar, oak"),
    (
      "cedar=gone",
      "'gone' is no fault; use one of refused, never-connects, never-answers, reset, status:CODE, redirect:URL, loop, trickle:PIECES:MSms, first:COUNT:FAULT"
    ),
  ])
  func `says what is wrong with a plan`(text: String, message: String) {
    let sites = Site.twelve.filter { ["cedar", "oak"].contains($0.name) }
    let error = #expect(throws: FaultPlan.TextError.self) {
      try FaultPlan(text: text, over: sites)
    }
    #expect(error?.description == message)
  }
}
