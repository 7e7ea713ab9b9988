import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A document that a parser of XML has read: proof that it is well-formed, and what to ask about it.
final class ParsedXML: NSObject, XMLParserDelegate {
  /// One element.
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// This element and all in it, in the order of the document.
    var all: [Element] { [self] + children.flatMap(\.all) }

    /// All of the text in it.
    var allText: String { text + children.map(\.allText).joined() }

    /// The elements in it of one name, and of one class if that is asked.
    func find(_ name: String, class style: String? = nil) -> [Element] {
      all.filter { element in
        let classes = (element.attributes["class"] ?? "").split(separator: " ").map(String.init)
        return element.name == name && (style.map(classes.contains) ?? true)
      }
    }
  }

  private let document = Element("", [:])
  private var open: [Element] = []
  private var trouble: (any Error)?

  /// Reads a document; throws what is wrong with it.
  static func read(_ text: String) throws -> Element {
    let reader = ParsedXML()
    reader.open = [reader.document]
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    guard parser.parse() else {
      throw reader.trouble ?? parser.parserError ?? CocoaError(.fileReadCorruptFile)
    }
    return reader.document
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let element = Element(name, attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { trouble = error }
}
