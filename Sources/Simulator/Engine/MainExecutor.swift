/// The executor of the main actor while a simulation runs: hands its jobs to the world.
final class MainExecutor: SerialExecutor {
  private static let shared = MainExecutor()

  /// The two words of which the runtime's reference to the executor consists.
  static var words: (identity: UInt, implementation: UInt) {
    unsafeBitCast(shared.asUnownedSerialExecutor(), to: (UInt, UInt).self)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let pointer = unsafeBitCast(UnownedJob(job), to: UnsafeMutableRawPointer.self)
    World.active?.enqueueOnMain(pointer)
  }
}
