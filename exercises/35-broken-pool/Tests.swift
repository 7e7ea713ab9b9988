import ConcurrencyLab
import Solution
import Support
import Testing

/// What became of letters, and how often each was begun.
func send(_ letters: [Letter], processes: Int = 2) throws -> String {
  office.open()
  let outcomes = try sendAll(letters) { ProcessPoolExecutor(maxWorkers: processes) }
  let times = letters.map { letter in "\(office.times(letter))" }.joined(separator: " ")
  return "\(outcomes.map { "\($0)" }.joined(separator: " ")), begun \(times)"
}

@Test func `without an accident each letter is sent once`() throws {
  let run = try simulate {
    try send((1...5).map { Letter($0, mayGoTwice: $0 % 2 == 0, milliseconds: 10) })
  }
  #expect(run.value == "sent sent sent sent sent, begun 1 1 1 1 1")
  #expect(run.elapsed == .milliseconds(30), "five letters, two processes")
}

@Test func `what was pending when a process died is sent`() throws {
  let run = try simulate {
    try send(
      [Letter(1, isPoison: true, milliseconds: 10)] + (2...4).map { Letter($0, milliseconds: 5) },
      processes: 1)
  }
  #expect(run.value == "unknown sent sent sent, begun 1 1 1 1")
}

@Test func `what was sent before the accident is not sent again`() throws {
  let run = try simulate {
    try send([
      Letter(1, mayGoTwice: true, milliseconds: 5), Letter(2, milliseconds: 5),
      Letter(3, mayGoTwice: true, isPoison: true, milliseconds: 10),
    ])
  }
  #expect(run.value == "sent sent sent, begun 1 1 2")
}

@Test func `what may go twice is sent again`() throws {
  let run = try simulate {
    try send([
      Letter(1, mayGoTwice: true, isPoison: true, milliseconds: 5),
      Letter(2, mayGoTwice: true, milliseconds: 10),
    ])
  }
  #expect(run.value == "sent sent, begun 2 2", "letter 2 was on its way when its neighbor died")
}

@Test func `what must not go twice is not begun twice`() throws {
  let run = try simulate {
    try send([Letter(1, isPoison: true, milliseconds: 5), Letter(2, milliseconds: 10), Letter(3)])
  }
  #expect(run.value == "unknown unknown sent, begun 1 1 1")
}

@Test func `a second accident is not the end`() throws {
  let run = try simulate {
    try send(
      (1...4).map { Letter($0, mayGoTwice: true, isPoison: $0 < 3, milliseconds: 5) },
      processes: 1)
  }
  #expect(run.value == "sent sent sent sent, begun 2 2 1 1")
}

@Test func `under every schedule a letter that must not go twice does not`() throws {
  try everySchedule {
    try send([Letter(1, isPoison: true), Letter(2)])
  } yields: { text in
    ["unknown sent, begun 1 1", "unknown unknown, begun 1 1"].contains(text)
  }
}
