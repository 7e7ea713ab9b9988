internal import Simulator
internal import Trace

/// Prints, as the standard library's function of this name does, and lets pictures know who printed when.
///
/// ```swift
/// let run = try simulate {
///   together(2) { number in print("hello", number) }  // hello 0, hello 1
/// }
/// print(run.output.count)  // 2
/// ```
///
/// It takes the place of the standard library's function for whoever imports this module.
/// - Parameters:
///   - items: what to print.
///   - separator: what stands between two of them.
///   - terminator: what stands after the last one.
public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  // Once there is a verdict, nobody wants to read it all again.
  if let world = World.current, world.isCounting { return }
  let text = items.map { "\($0)" }.joined(separator: separator)
  Swift.print(text, terminator: terminator)
  guard World.isCurrent || RealRecorder.isRecording else { return }
  // A picture has a line for each, and room for the beginning of one.
  let line = String((text + terminator).prefix { !$0.isNewline }.prefix(200))
  guard !line.isEmpty else { return }
  if let world = World.current {
    world.say(line)
  } else {
    RealRecorder.current?.happened(.output, line)
  }
}
