import Pictures
import Terminal
import Testing
import Trace

struct TimelineGoldenTests {
  @Test(arguments: ScreenKind.all)
  func `a timeline looks as its file says`(screen: ScreenKind) throws {
    for (name, run) in Samples.runs {
      let lines = Timeline(run).lines(on: screen.surface)
      try Golden.check(
        screen.surface.render(lines), "timeline-\(name)-\(screen.testDescription).txt")
    }
  }

  @Test(arguments: ScreenKind.all)
  func `rows by choice, and a stretch of time, look as their file says`(screen: ScreenKind) throws {
    let millisecond = 1_000_000
    let surface = screen.surface
    let pictures = [
      Timeline(Samples.everything, rows: .strands).lines(on: surface),
      Timeline(Samples.everything, rows: .cores).lines(on: surface),
      Timeline(Samples.everything, from: 90 * millisecond, to: 170 * millisecond)
        .lines(on: surface),
      Timeline(Samples.twelve).lines(on: surface, height: 9),
    ]
    let text = pictures.map { surface.render($0) }.joined(separator: "\n")
    try Golden.check(text, "timeline-choices-\(screen.testDescription).txt")
  }

  @Test(arguments: ScreenKind.all)
  func `a run at moments of its time looks as its file says`(screen: ScreenKind) throws {
    let surface = screen.surface
    let moments = [0, 100, 250, 480].map { moment in
      surface.render(Timeline(Samples.twelve).lines(on: surface, at: moment * 1_000_000))
    }
    try Golden.check(
      moments.joined(separator: "\n"), "timeline-moments-\(screen.testDescription).txt")
  }
}
