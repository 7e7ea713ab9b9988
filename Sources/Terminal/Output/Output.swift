import Glibc

/// Where a command writes: a descriptor, and what one can draw on behind it.
public struct Output: Sendable {
  /// Why nothing more can be written.
  public enum Failure: Error, Hashable, Sendable {
    /// The reader has gone: `lab list | head -1`.
    case readerLeft
    /// The system refused, with its reason: `No space left on device`.
    case refused(String)
  }

  /// Where to write.
  public let descriptor: Int32
  /// What one can draw on.
  public let surface: Surface
  /// Whether a person is looking, so that a line may be drawn again.
  public let isTerminal: Bool

  /// Makes an output on a descriptor, with the surface that it and the environment describe.
  public init(descriptor: Int32, environment: [String: String]) {
    let width = TerminalSize(of: descriptor)?.columns
    self.descriptor = descriptor
    self.surface = Surface(environment: environment, terminalWidth: width)
    self.isTerminal = width != nil && environment["TERM"] != "dumb"
  }

  /// Makes an output on a descriptor and a surface of one's own.
  public init(descriptor: Int32, surface: Surface, isTerminal: Bool = false) {
    self.descriptor = descriptor
    self.surface = surface
    self.isTerminal = isTerminal
  }

  /// Writes lines.
  public func write(_ lines: [Line]) throws(Failure) { try write(bytes: surface.render(lines)) }

  /// Writes one line.
  public func write(_ line: Line) throws(Failure) { try write([line]) }

  /// Writes text as it is: JSON, a control sequence of our own.
  public func write(bytes text: String) throws(Failure) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EPIPE {
        throw .readerLeft
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw .refused(String(cString: strerror(errno)))
      }
    }
  }
}
