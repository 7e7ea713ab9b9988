internal import Trace

/// Something wrong that a world noticed, before it is put into a learner's words.
struct Discovery {
  var kind: Finding.Kind
  /// The strand that it happened to.
  var strand: Int
  /// What there is to say beyond the kind.
  var text = ""
  /// For a race: the variable's number, and the two accesses; for a continuation the two resumptions.
  var location: Int32 = -1
  var first: RaceAccess?
  var second: RaceAccess?
  /// For a deadlock: the strands that wait; for a livelock: those that go round.
  var waiting: [Int] = []

  /// A data race that a program survived: plain bits, since a search may meet one in every execution.
  struct Race: BitwiseCopyable {
    /// The variable's number.
    var location: Int32
    var first: RaceAccess
    var second: RaceAccess

    /// The same as whatever else can be found.
    var discovery: Discovery {
      Discovery(
        kind: .dataRace, strand: second.strand, location: location, first: first, second: second)
    }
  }

  /// One side of a data race.
  struct RaceAccess: BitwiseCopyable {
    var strand: Int
    var kind: Int32
    var pc: UInt
    /// What called the code that it stands in, where that may be the compiler's; 0 if it is not known.
    var outer: UInt = 0
  }
}
