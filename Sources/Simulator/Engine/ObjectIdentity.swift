internal import CStrand

/// Gives something that is no memory a number that is the same in every execution of one search: by the
/// strand that made it and as which of theirs, or, when it was made outside, by a serial number.
struct ObjectIdentity {
  private var maker: Int64 = .min
  private var ordinal: Int32 = 0
  private var generation: UInt32 = 0
  private var number: Int32 = -1
  /// The program's call that made it, while an execution is written down; 0 where that is not known.
  private(set) var madeAt: UInt = 0

  /// Something that is numbered when it is made.
  init() {}

  /// Something that has a number, of a kind that has a negative one.
  init(maker: Int64, ordinal: Int32) {
    self.maker = maker
    self.ordinal = ordinal
  }

  /// Called when the object is made.
  mutating func born() {
    if cs_current() != nil {
      maker = Int64(cs_current_strand())
      ordinal = cs_next_ordinal(cs_current_strand())
      if World.active?.recorder != nil { madeAt = UInt(cs_program_call()) }
    }
  }

  /// Brings the number up to date with the execution that runs; returns whether it is another one than last time.
  mutating func refresh() -> Bool {
    let now = cs_registry_generation()
    guard now != generation else { return false }
    generation = now
    if maker == .min {
      // Made outside any execution: numbered once, for good.
      maker = -2
      ordinal = Self.nextSerial()
    }
    number = cs_intern(maker, ordinal)
    return true
  }

  /// The object's number in this search.
  var id: Int32 { number }

  /// Safe: only the OS thread that simulates comes here, and one simulation runs at a time.
  nonisolated(unsafe) private static var serial: Int32 = 0

  private static func nextSerial() -> Int32 {
    serial += 1
    return serial
  }
}
