// caught by: 'the first schedule can happen' - x is 1 because B never ran.
import Support

public let once: [Step] = [
  A.reads, A.writes,
]

public let threeTimes: [Step] = [
  A.reads,
  B.reads, B.writes, B.reads, B.writes,
  A.writes,
  B.reads,
  A.reads, A.writes, A.reads, A.writes,
  B.writes,
]
