internal import Glibc
internal import Simulator
internal import Synchronization
internal import Trace

/// Takes note of what the lab's own calls do in a run for real: who waits, sleeps, computes, prints.
///
/// A thread is known from its start to its end, so what it does between two calls is known too: it
/// runs, or could. Of a task only the calls themselves are known.
final class RealRecorder: Sendable {
  /// What has been noted so far.
  private let account: RealMutex<RealAccount>

  private static let isOn = Synchronization.Atomic(false)
  private static let recorder = RealMutex<RealRecorder?>(nil)

  /// The recorder of the run that goes on for real, if one does. Costs one read while there is none.
  static var current: RealRecorder? {
    isRecording ? recorder.withLock { $0 } : nil
  }

  /// Whether a run that goes on for real is recorded.
  static var isRecording: Bool { isOn.load(ordering: .relaxed) }

  private init(_ account: RealAccount) { self.account = RealMutex(account) }

  /// Switches recording on; the calling thread or task is the body of the run.
  static func begin(cores: Int) -> RealRecorder {
    let made = RealRecorder(RealAccount(cores: cores, at: .now()))
    made.account.withLock { $0.begin(.caller, .main, name: nil, at: .now()) }
    recorder.withLock { $0 = made }
    isOn.store(true, ordering: .sequentiallyConsistent)
    return made
  }

  /// Switches recording off, and tells what was recorded.
  func finish() -> Run {
    Self.isOn.store(false, ordering: .sequentiallyConsistent)
    Self.recorder.withLock { $0 = nil }
    return account.withLock { $0.finish(at: .now()) }
  }

  /// The calling thread begins.
  func threadBegins(_ kind: Strand.Kind, name: String?) {
    account.withLock { $0.begin(.caller, kind, name: name, at: .now()) }
  }

  /// The calling thread ends.
  func threadEnds() {
    account.withLock { $0.end(.caller, at: .now()) }
  }

  /// Something happens to the caller at this moment.
  func happened(_ kind: Run.Event.Kind, _ text: String?) {
    account.withLock { $0.happened(kind, to: .caller, text, at: .now()) }
  }

  /// Does something that takes time, and notes what the caller was doing meanwhile.
  static func during<Result, Failure: Error>(
    _ state: Run.State, label: String? = nil, bytes: Int? = nil,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let recorder = current else { return try body() }
    let start = recorder.begins()
    defer { recorder.did(state, label, bytes, from: start) }
    return try body()
  }

  /// Waits for something, and notes what the calling task was doing meanwhile.
  static func during<Result>(
    _ state: Run.State, label: String? = nil, bytes: Int? = nil,
    _ body: () async throws -> Result
  ) async throws -> Result {
    guard let recorder = current else { return try await body() }
    let start = recorder.begins()
    defer { recorder.did(state, label, bytes, from: start) }
    return try await body()
  }

  /// The caller begins something, now: strands stand in the order in which they are first heard of.
  private func begins() -> RealTime {
    let start = RealTime.now()
    account.withLock { $0.hear(of: .caller, at: start) }
    return start
  }

  private func did(_ state: Run.State, _ label: String?, _ bytes: Int?, from start: RealTime) {
    account.withLock {
      $0.add(state, of: .caller, from: start, to: .now(), label: label, bytes: bytes)
    }
  }
}
