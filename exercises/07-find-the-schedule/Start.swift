import Support

/// 1. Each thread runs `x += 1` once. Give a schedule that leaves `x` at 1.
///
/// In this one A is done before B begins, and `x` is 2.
public let once: [Step] = [
  A.reads, A.writes,
  B.reads, B.writes,
]

/// 2. Each thread runs `x += 1` three times. Give a schedule that leaves `x` at 2.
///
/// In this one A is done before B begins, and `x` is 6.
public let threeTimes: [Step] = [
  A.reads, A.writes, A.reads, A.writes, A.reads, A.writes,
  B.reads, B.writes, B.reads, B.writes, B.reads, B.writes,
]
