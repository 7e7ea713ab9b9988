import Glibc

/// How large the window of a terminal is.
struct TerminalSize: Hashable, Sendable {
  /// Its columns; 0 when the terminal does not know.
  var columns: Int
  /// Its rows; 0 when the terminal does not know.
  var rows: Int

  /// The size of the terminal behind a descriptor; `nil` when it is no terminal.
  init?(of descriptor: Int32) {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    columns = isKnown ? Int(size.ws_col) : 0
    rows = isKnown ? Int(size.ws_row) : 0
  }
}
