internal import CStrand

/// The task of Swift Concurrency that the calling code belongs to, in a simulation or outside.
public enum RunningTask {
  /// Its number, which no other task of the process has; nil where no task runs.
  public static var identifier: UInt64? {
    let identifier = cs_current_task_identifier()
    return identifier == 0 ? nil : identifier
  }
}
