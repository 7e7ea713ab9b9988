public import Trace

/// A run or a counterexample as one picture in SVG, with its own background, so that it can be read in a
/// README on a light page and on a dark one.
///
/// It names no font of its own, loads nothing and runs nothing.
public struct SVG: Hashable, Sendable {
  /// The file's text.
  public let text: String

  /// The picture of a run.
  ///
  /// - Parameters:
  ///   - timeline: What is drawn, which rows, and which stretch of time.
  ///   - title: What stands above it.
  public init(_ timeline: Timeline, title: String) {
    let model = TimelineModel(timeline.run, rows: timeline.rows, window: timeline.window)
    let facts = RunFacts(timeline.run).words
    let blocks = [
      SVGBlock.title(title), .text([facts], style: "faint"), TimelineBlock(model).block,
    ]
    text = Self.document(blocks, title: title, description: facts)
  }

  /// The picture of a finding: its interleaving, who waits for whom, what races.
  public init(_ finding: Finding, title: String, source: SourceText = SourceText()) {
    let headline = "\(finding.kind.words): \(finding.headline)"
    let picture = FindingBlocks(finding, source: source)
    let blocks = [SVGBlock.title(title), .text([headline], style: "wrong")] + picture.blocks
    text = Self.document(blocks, title: title, description: headline)
  }

  private static let margin = 20

  private static func document(
    _ blocks: [SVGBlock], title: String, description: String
  ) -> String {
    let width = max(blocks.map(\.width).max() ?? 0, 360) + 2 * margin
    var top = margin
    var groups: [Markup] = []
    for block in blocks where block.height > 0 {
      groups.append(
        Markup("g", ["transform": "translate(\(margin) \(top))"], block.shapes))
      top += block.height + 8
    }
    let height = top - 8 + margin
    let ground = Markup(
      "rect",
      [
        "class": "paper", "x": "0.5", "y": "0.5", "width": "\(width - 1)",
        "height": "\(height - 1)", "rx": "8",
      ])
    let root = Markup(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "\(height)",
        "viewBox": "0 0 \(width) \(height)", "role": "img", "aria-labelledby": "title description",
      ],
      [
        Markup("title", ["id": "title"], text: title),
        Markup("desc", ["id": "description"], text: description),
        Markup("style", [:], [Markup(constant: SVGStyle.text)]), Patterns.definitions, ground,
      ] + groups)
    return root.text
  }
}
