/// A line that says what is going on, drawn again and again on a terminal and left out elsewhere.
///
/// It is on screen only while something is going on: ``finish()`` takes it away.
public struct ProgressLine: Sendable {
  private let output: Output
  private var isShown = false
  private var last = ""

  /// Makes a line on an output; on one that is no terminal nothing is ever drawn.
  public init(on output: Output) { self.output = output }

  /// Draws `line` in place of what stood there, cut to the width.
  public mutating func show(_ line: Line) throws(Output.Failure) {
    guard output.isTerminal else { return }
    let surface = output.surface
    let text = surface.render(
      line.truncated(to: surface.width - 1, mark: surface.glyphs.ellipsis))
    guard text != last else { return }
    try output.write(bytes: "\r\u{1B}[K" + text)
    last = text
    isShown = true
  }

  /// Takes the line away.
  public mutating func finish() throws(Output.Failure) {
    guard isShown else { return }
    try output.write(bytes: "\r\u{1B}[K")
    isShown = false
    last = ""
  }
}
