import Glibc

/// One end of a pipe that is read until it closes, keeping no more than a limit.
struct Channel {
  /// What was kept.
  private(set) var kept: [UInt8] = []
  /// How much arrived in all.
  private(set) var arrived = 0
  /// Whether the other end has closed.
  private(set) var isClosed = false
  /// How much is kept.
  let limit: Int

  /// Makes an empty channel.
  init(limit: Int) { self.limit = limit }

  /// Whether more arrived than was kept.
  var isCut: Bool { arrived > kept.count }

  /// Takes what has arrived; blocks only if nothing has.
  mutating func read(from descriptor: Int32) {
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 {
        kept.append(contentsOf: buffer[..<min(count, limit - kept.count)])
      }
      return count
    }
    if count > 0 {
      arrived += count
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isClosed = true
    }
  }
}
