import Support

/// 1. Both have read 0 before either has written. Who writes second overwrites the first.
public let once: [Step] = [
  A.reads, B.reads, A.writes, B.writes,
]

/// 2. A keeps its first 0 until B has but one addition left. Then B reads the 1 that A writes, and
/// keeps it until A is done. Each thread wipes out nearly all that the other has done.
public let threeTimes: [Step] = [
  A.reads,
  B.reads, B.writes, B.reads, B.writes,
  A.writes,
  B.reads,
  A.reads, A.writes, A.reads, A.writes,
  B.writes,
]
