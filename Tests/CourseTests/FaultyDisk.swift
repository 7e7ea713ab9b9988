import Foundation
import Synchronization

@testable import Course

/// A disk that takes a number of bytes and a number of calls to synchronise, and then fails.
final class FaultyDisk: Disk {
  private struct State {
    var bytesLeft: Int
    var synchronisationsLeft: Int
    var canTruncate: Bool
  }

  private let state: Mutex<State>
  private let code: Int32

  init(
    bytes: Int = .max, synchronisations: Int = .max, canTruncate: Bool = true, code: Int32 = ENOSPC
  ) {
    self.code = code
    state = Mutex(
      State(bytesLeft: bytes, synchronisationsLeft: synchronisations, canTruncate: canTruncate))
  }

  func write(_ bytes: Data, to descriptor: Int32) throws(DiskFailure) -> Int {
    let count = state.withLock { state in
      let count = min(bytes.count, state.bytesLeft)
      state.bytesLeft -= count
      return count
    }
    guard count > 0 else { throw DiskFailure(code: code) }
    return try SystemDisk().write(bytes.prefix(count), to: descriptor)
  }

  func synchronise(_ descriptor: Int32) throws(DiskFailure) {
    let isDone = state.withLock { state in
      state.synchronisationsLeft -= 1
      return state.synchronisationsLeft >= 0
    }
    guard isDone else { throw DiskFailure(code: code) }
  }

  func truncate(_ descriptor: Int32, to length: Int) throws(DiskFailure) {
    guard state.withLock({ $0.canTruncate }) else { throw DiskFailure(code: EIO) }
    try SystemDisk().truncate(descriptor, to: length)
  }
}
