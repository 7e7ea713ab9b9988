// caught by: 'the second schedule leaves x at 2' - A wipes out all that B has done, and then adds two that nobody wipes out.
import Support

public let once: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
]

public let threeTimes: [Step] = [
  A.reads,
  B.reads, B.writes, B.reads, B.writes, B.reads, B.writes,
  A.writes,
  A.reads, A.writes, A.reads, A.writes,
]
