/// Whether the lines of a Markdown text, taken in order, are code.
struct Fence {
  private var marker: Substring?

  /// Takes the next line; true for the lines of a fenced block and for its fences.
  mutating func isInside(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    guard let first = text.first, first == "`" || first == "~" else { return marker != nil }
    let run = text.prefix { $0 == first }
    guard run.count >= 3 else { return marker != nil }
    if let open = marker {
      if run.first == open.first, run.count >= open.count { marker = nil }
    } else {
      marker = run
    }
    return true
  }
}
