// caught by: 'the second schedule leaves x at 2' - one addition is lost in each round, and each of three rounds leaves one.
import Support

public let once: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
]

public let threeTimes: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
  A.reads, B.reads, A.writes, B.writes,
  A.reads, B.reads, A.writes, B.writes,
]
