// caught by: 'the second schedule can happen' - side by side they leave 2 after two rounds, but each has to add three times.
import Support

public let once: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
]

public let threeTimes: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
  A.reads, B.reads, A.writes, B.writes,
]
