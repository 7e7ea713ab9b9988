// caught by: 'the first schedule can happen' - a thread cannot write one more than what it has not read.
import Support

public let once: [Step] = [
  A.reads, B.writes, A.writes, B.reads,
]

public let threeTimes: [Step] = [
  A.reads,
  B.reads, B.writes, B.reads, B.writes,
  A.writes,
  B.reads,
  A.reads, A.writes, A.reads, A.writes,
  B.writes,
]
