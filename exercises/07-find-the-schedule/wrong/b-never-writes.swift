// caught by: 'the first schedule can happen' - B does only half of its work.
import Support

public let once: [Step] = [
  A.reads, B.reads, A.writes,
]

public let threeTimes: [Step] = [
  A.reads,
  B.reads, B.writes, B.reads, B.writes,
  A.writes,
  B.reads,
  A.reads, A.writes, A.reads, A.writes,
  B.writes,
]
