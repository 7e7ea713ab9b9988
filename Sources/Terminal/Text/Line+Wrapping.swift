extension Line {
  /// This line broken between words into lines of at most `width` columns.
  ///
  /// A word that is longer than a line is broken where it must; between wide characters, which
  /// are written without spaces, a line may break anywhere.
  ///
  /// - Parameter hanging: How far every line after the first is moved to the right; the moved
  ///   lines too take at most `width`.
  public func wrapped(to width: Int, hanging: Int = 0) -> [Line] {
    var wrapping = Wrapping(width: max(width, 1), hanging: min(hanging, max(width - 8, 0)))
    for span in spans { wrapping.add(span) }
    return wrapping.finish()
  }
}

/// The state of breaking one line: lines that are done, the line being filled, the word being read.
private struct Wrapping {
  let width: Int
  let hanging: Int
  var done: [Line] = []
  var current = Line.blank
  var word = Line.blank
  /// Blanks since the last word; dropped when a line breaks there.
  var gap = 0

  init(width: Int, hanging: Int) {
    self.width = width
    self.hanging = hanging
  }

  /// The columns that the line being filled may take.
  var room: Int { done.isEmpty ? width : width - hanging }

  mutating func add(_ span: Span) {
    var text = ""
    for character in span.text {
      if character == " " {
        take(&text, span.style)
        endWord()
        gap += 1
      } else if character.displayWidth == 2 {
        take(&text, span.style)
        endWord()
        word = Line(String(character), span.style)
        endWord()
      } else {
        text.append(character)
      }
    }
    take(&text, span.style)
  }

  mutating func take(_ text: inout String, _ style: Style) {
    if !text.isEmpty { word += Line(text, style) }
    text = ""
  }

  mutating func endWord() {
    guard !word.isEmpty else { return }
    if current.width + gap + word.width > room, !current.isEmpty { breakLine() }
    while word.width > room { splitWord() }
    current += Line(String(repeating: " ", count: gap)) + word
    gap = 0
    word = .blank
  }

  mutating func splitWord() {
    var rest: [Span] = []
    var taken = Line.blank
    for span in word.spans {
      let part = span.text.prefix(columns: room - taken.width)
      taken += Line(String(part), span.style)
      rest.append(Span(String(span.text[part.endIndex...]), span.style))
    }
    guard !taken.isEmpty else {
      current = word
      word = .blank
      return breakLine()
    }
    current = taken
    word = Line(rest)
    breakLine()
  }

  mutating func breakLine() {
    done.append(current.indented(by: done.isEmpty ? 0 : hanging))
    current = .blank
    gap = 0
  }

  mutating func finish() -> [Line] {
    endWord()
    if !current.isEmpty || done.isEmpty { breakLine() }
    return done
  }
}
