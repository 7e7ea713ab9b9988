import Pictures
import Terminal
import Trace

/// A run at one moment of its time: what has happened so far, and how far each download is.
struct PlayedMoment {
  /// What is played.
  var run: Run
  /// What stands above it.
  var title: Line
  /// The moment, in nanoseconds.
  var now: Int
  /// How many simulated seconds pass in a second.
  var speed = 1.0

  /// The most lines of what was printed.
  private static let outputHeight = 5

  /// The screen, at most `height` lines of it.
  func lines(on surface: Surface, height: Int) -> [Line] {
    let printed = printed(on: surface)
    let foot = footer(on: surface)
    let room = max(height - 2 - printed.count - foot.count, 3)
    let picture = Timeline(run).lines(on: surface, height: room, at: now)
    let head = title.truncated(to: surface.width, mark: surface.glyphs.ellipsis)
    return Array(([head] + picture + printed + foot).prefix(height))
  }

  private func footer(on surface: Surface) -> [Line] {
    let clock = "\(TimeText.words(now)) of \(TimeText.words(run.elapsed))"
    let pace = speed == 1 ? "" : ", \(Self.factor(speed)) times as fast"
    return surface.ends(Line(" \(clock)\(pace)", .strong), Line("q ends it", .faint))
  }

  private static func factor(_ speed: Double) -> String {
    speed == speed.rounded() && speed < 1e9 ? "\(Int(speed))" : "\(speed)"
  }

  /// The last lines that have been printed by now.
  private func printed(on surface: Surface) -> [Line] {
    let lines = run.events.filter { $0.kind == .output && $0.time <= now }.compactMap(\.text)
    let mark = surface.glyphs.ellipsis
    return lines.suffix(Self.outputHeight).map { text in
      Line("   \(text)", .code).truncated(to: surface.width, mark: mark)
    }
  }
}
