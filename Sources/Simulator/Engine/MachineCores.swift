internal import CStrand

/// The cores of the machine, for code that runs in real time.
public enum MachineCores {
  /// Keeps the calling thread and every thread that is started from it to so many cores, or to as many
  /// as there are.
  /// - Returns: how many those are; nil where the system did not allow it.
  public static func use(_ wanted: Int) -> Int? {
    let count = cs_use_cores(Int32(clamping: max(wanted, 1)))
    return count > 0 ? Int(count) : nil
  }
}
