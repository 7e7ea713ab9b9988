import Glibc

/// The columns of the terminal behind a descriptor; `nil` when it is no terminal, 0 when the
/// terminal does not know.
func terminalWidth(of descriptor: Int32) -> Int? {
  guard isatty(descriptor) == 1 else { return nil }
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return 0 }
  return Int(size.ws_col)
}
