import Glibc

/// A whole screen that is drawn again and again, and the keys that are pressed at it.
///
/// ```swift
/// guard let screen = LiveScreen(output: output) else { return printed() }
/// defer { screen.close() }
/// while true {
///   try screen.draw(lines(on: screen.surface, height: screen.height))
///   switch screen.next(within: .milliseconds(40)) { … }
/// }
/// ```
///
/// One is open at a time. The terminal is given back by ``close()``, and by ``TerminalModes`` where a
/// signal ends or stops the process.
public final class LiveScreen {
  /// What a person did.
  public enum Event: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The window changed, or what stood there is gone: draw again.
    case changed
    /// No more keys will come.
    case ended
  }

  /// How long an escape may be the beginning of more, in milliseconds.
  private static let pause: Int32 = 40

  private let output: Output
  private let input: Int32
  private let bell: (read: Int32, write: Int32)
  private var size: TerminalSize?
  private var shown = ScreenDiff()
  private var parser = KeyParser()
  private var bytes: ArraySlice<UInt8> = []
  private var isOpen = true

  /// Takes the terminal; `nil` where there is none, or it cannot do this: then print instead.
  public init?(input: Int32 = 0, output: Output) {
    guard output.isTerminal, isatty(input) == 1 else { return nil }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    self.output = output
    self.input = input
    self.bell = (ends[0], ends[1])
    self.size = TerminalSize(of: output.descriptor)
    guard TerminalModes.enter(input: input, output: output, bell: ends[1]) else {
      isOpen = false
      Glibc.close(ends[0])
      Glibc.close(ends[1])
      return nil
    }
  }

  deinit { close() }

  /// Gives the terminal back; whoever was there before finds everything as it was.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    TerminalModes.leave()
    Glibc.close(bell.read)
    Glibc.close(bell.write)
  }

  /// What one can draw on now.
  public var surface: Surface {
    let known = output.surface
    return Surface(width: columns, glyphs: known.glyphs, showsStyle: known.showsStyle)
  }

  /// The rows that there are now.
  public var height: Int { size.flatMap { $0.rows > 0 ? $0.rows : nil } ?? 24 }

  private var columns: Int {
    size.flatMap { $0.columns > 0 ? $0.columns : nil } ?? output.surface.width
  }

  /// Lets these lines stand on the screen, and nothing else.
  public func draw(_ lines: [Line]) throws(Output.Failure) {
    let text = shown.update(to: lines, on: surface, columns: columns, height: height)
    if !text.isEmpty { try TerminalModes.write(text) }
  }

  /// The next thing that happens; `nil` if nothing does within the time.
  ///
  /// - Parameter time: how long to wait; for ever if it is left out.
  public func next(within time: Duration? = nil) -> Event? {
    let end = time.map { ContinuousClock.now + $0 }
    while true {
      if let key = nextKey() { return .key(key) }
      let left = end.map { max(ContinuousClock.now.duration(to: $0), .zero) }
      let isHalf = parser.isWaiting
      let patience = min(left.map(Self.milliseconds) ?? .max, isHalf ? Self.pause : .max)
      switch wait(patience == .max ? -1 : patience) {
      case .bell:
        size = TerminalSize(of: output.descriptor)
        shown.forget()
        return .changed
      case .input: if !read() { return .ended }
      case .nothing:
        if isHalf, let key = parser.pause() { return .key(key) }
        if let end, ContinuousClock.now >= end { return nil }
      }
    }
  }

  private enum Ready { case input, bell, nothing }

  /// Waits for so many milliseconds; -1 is for ever.
  private func wait(_ milliseconds: Int32) -> Ready {
    var descriptors = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, 2, milliseconds) > 0 else { return .nothing }
    if descriptors[1].revents != 0 {
      var rung = [UInt8](repeating: 0, count: 64)
      while Glibc.read(bell.read, &rung, rung.count) > 0 {}
      return .bell
    }
    return descriptors[0].revents != 0 ? .input : .nothing
  }

  /// Reads what was typed; false if nothing more will come.
  private func read() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(input, &chunk, chunk.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    bytes += chunk[..<count]
    return count > 0
  }

  private func nextKey() -> Key? {
    while let byte = bytes.popFirst() {
      if let key = parser.take(byte) { return key }
    }
    return nil
  }

  private static func milliseconds(_ duration: Duration) -> Int32 {
    let whole = (duration / .milliseconds(1)).rounded(.up)
    return Int32(min(max(whole, 0), 3_600_000))
  }
}
