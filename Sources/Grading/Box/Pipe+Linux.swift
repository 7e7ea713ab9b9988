import Glibc

/// A pipe whose ends close themselves on exec.
struct Pipe: ~Copyable {
  /// The end to read from; -1 once it is closed.
  private(set) var reading: Int32 = -1
  /// The end to write to; -1 once it is closed.
  private(set) var writing: Int32 = -1

  /// Makes a pipe.
  init() throws(GradingError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw .cannotRun(program: "box", reason: systemMessage(errno))
    }
    reading = Self.aboveChannels(ends[0])
    writing = Self.aboveChannels(ends[1])
  }

  /// Moves a descriptor out of the range that the box's channels take.
  private static func aboveChannels(_ descriptor: Int32) -> Int32 {
    guard descriptor < 10, case let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 10), moved >= 0
    else {
      // Between these two calls another thread may start a box; that closes what it was not given.
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
    close(descriptor)
    return moved
  }

  /// Closes the end to read from.
  mutating func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  /// Closes the end to write to.
  mutating func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    if reading >= 0 { close(reading) }
    if writing >= 0 { close(writing) }
  }
}

/// What the system says about an error number: `No space left on device`.
func systemMessage(_ number: Int32) -> String {
  String(cString: strerror(number))
}
