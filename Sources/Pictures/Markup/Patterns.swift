/// The fillings that tell states apart without colour.
enum Patterns {
  /// Definitions to stand once in a document; their lines and dots have classes, and take their colours
  /// from the style sheet.
  static let definitions = Markup(
    "defs", [:],
    [
      pattern("big", size: 6, "M0 6L6 0M-1.5 1.5L1.5 -1.5M4.5 7.5L7.5 4.5"),
      pattern("lock", size: 6, "M0 0L6 6M-1.5 4.5L1.5 7.5M4.5 -1.5L7.5 1.5"),
      pattern("io", size: 4, "M1 0.5V2.5M3 2.5V4.5"),
      pattern("sleep", size: 6, "M1 0V6M2 0V6"),
    ])

  private static func pattern(_ name: String, size: Int, _ path: String) -> Markup {
    Markup(
      "pattern",
      [
        "id": "pattern-\(name)", "width": "\(size)", "height": "\(size)",
        "patternUnits": "userSpaceOnUse",
      ],
      [
        Markup("rect", ["class": "ground-\(name)", "width": "\(size)", "height": "\(size)"]),
        Markup("path", ["class": "figure-\(name)", "d": path]),
      ])
  }
}
