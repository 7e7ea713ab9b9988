// caught by: 'the first schedule leaves x at 1' - B before A is as safe as A before B.
import Support

public let once: [Step] = [
  B.reads, B.writes,
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
