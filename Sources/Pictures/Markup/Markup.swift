import Terminal

/// A tree of elements, written so that it is well-formed as HTML and as XML.
///
/// All text and every attribute passes through one place that escapes it, so that nothing that comes
/// from outside can become markup.
struct Markup: Hashable {
  /// The text of the markup.
  let text: String

  private init(written text: String) { self.text = text }

  /// An element with its attributes, in order, and what it contains.
  init(_ name: String, _ attributes: Attributes = [:], _ children: [Markup] = []) {
    let written = attributes.all.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
    if children.isEmpty, Self.isVoid(name) {
      text = "<\(name)\(written)/>"
      return
    }
    let inside = children.map(\.text).joined()
    let end = Self.isBlock(name) ? "\n" : ""
    text = "<\(name)\(written)>\(inside)</\(name)>\(end)"
  }

  /// An element that contains text.
  init(_ name: String, _ attributes: Attributes = [:], text: String) {
    self.init(name, attributes, [Markup(text: text)])
  }

  /// Text from anywhere.
  init(text: String) { self.init(written: Self.escaped(text)) }

  /// A constant of ours that the parser of HTML takes as it is: a style sheet or a script.
  ///
  /// - Precondition: It holds no `<` and no `&`, so that a parser of XML reads the same.
  init(constant: StaticString) { self.init(written: constant.description) }

  /// `text` with the five characters of markup named, and with what a page must not hold spelt out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // XML has no way to write these two, not even by number.
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Elements that never contain anything: those of HTML, and the shapes of SVG.
  private static func isVoid(_ name: String) -> Bool {
    ["meta", "link", "input", "br", "rect", "line", "circle", "path", "use"].contains(name)
  }

  /// Elements after which a line ends, so that a file can be read and compared.
  private static func isBlock(_ name: String) -> Bool {
    [
      "html", "head", "body", "main", "header", "footer", "section", "nav", "ul", "ol", "li", "p",
      "div", "table", "thead", "tbody", "tr", "figure", "details", "summary", "h1", "h2", "h3",
      "style", "script", "svg", "g", "defs", "pattern", "dl", "dt", "dd",
    ].contains(name)
  }
}
