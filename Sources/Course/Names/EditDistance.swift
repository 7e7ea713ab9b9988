/// How many letters must be put in, taken out, changed or swapped with their neighbour to turn one
/// word into another (optimal string alignment).
///
/// Takes time in proportion to the product of the lengths.
public func editDistance(from source: String, to target: String) -> Int {
  let source = Array(source)
  let target = Array(target)
  guard !source.isEmpty, !target.isEmpty else { return max(source.count, target.count) }
  var twoBack = [Int](repeating: 0, count: target.count + 1)
  var previous = Array(0...target.count)
  for row in 1...source.count {
    var current = [Int](repeating: row, count: target.count + 1)
    for column in 1...target.count {
      let isSame = source[row - 1] == target[column - 1]
      var best = min(previous[column], current[column - 1]) + 1
      best = min(best, previous[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, source[row - 1] == target[column - 2],
        source[row - 2] == target[column - 1]
      {
        best = min(best, twoBack[column - 2] + 1)
      }
      current[column] = best
    }
    (twoBack, previous) = (previous, current)
  }
  return previous[target.count]
}

/// The candidate that somebody who typed `name` most likely meant, if one is near enough.
///
/// Near enough is one letter in three; of equals, the first.
public func closest(to name: String, among candidates: [String]) -> String? {
  let name = name.lowercased()
  let limit = max(1, name.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let distance = editDistance(from: name, to: candidate.lowercased())
    if distance <= limit, distance < best?.distance ?? .max {
      best = (distance, candidate)
    }
  }
  return best?.candidate
}
