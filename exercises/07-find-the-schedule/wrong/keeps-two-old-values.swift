// caught by: 'the second schedule can happen' - A reads again before it has written: it cannot keep its first 0 to the end.
import Support

public let once: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
]

public let threeTimes: [Step] = [
  A.reads,
  B.reads, B.writes, B.reads, B.writes, B.reads, B.writes,
  A.reads, A.writes, A.reads, A.writes,
  A.writes,
]
