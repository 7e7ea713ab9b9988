internal import Trace

/// Something wrong that a world noticed, before it is put into a learner's words.
struct Discovery {
  var kind: Finding.Kind
  /// The strand that it happened to.
  var strand: Int
  /// What there is to say beyond the kind.
  var text = ""
  /// For a race: the variable's number, and the two accesses.
  var location: Int32 = -1
  var first: RaceAccess?
  var second: RaceAccess?
  /// For a deadlock: the strands that wait.
  var waiting: [Int] = []

  /// One side of a data race.
  struct RaceAccess {
    var strand: Int
    var kind: Int32
    var pc: UInt
  }
}
