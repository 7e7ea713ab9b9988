import Foundation

/// Something that a learner can name, as the compiler's symbol graph has it.
struct PublicSymbol {
  /// What no other symbol is called: `s:14ConcurrencyLab6FutureC6cancelSbyF`.
  var identifier: String
  /// Its name with those of the types that it is in: `Future.cancel()`.
  var name: String
  /// What it is: `func`.
  var kind: String
  /// The file that it stands in; nil if the compiler made it.
  var file: String?
  /// The requirement of another module that it fulfils, if it does: `CustomStringConvertible.description`.
  var requirement: String?
  /// The identifier of the type that it is in.
  var container: String?
  /// Its declaration: `func cancel() -> Bool`.
  var declaration: String
  /// Its parameters, by the names that its comment has to use.
  var parameters: [Parameter]
  /// What it returns; nil if it is no function, or returns nothing.
  var result: String?
  /// The file of its comment, which in an extension of another module's type may be missing.
  var commentFile: String?
  /// The lines of its comment by their numbers, counted from 1.
  var comment: [(line: Int, text: String)]

  /// A parameter of a function.
  struct Parameter {
    /// Its name in the function.
    var name: String
    /// Its type, as it is written.
    var type: String
  }

  /// Whether it stands in a source.
  var isWritten: Bool { file != nil }
  /// Its comment in one piece.
  var text: String { comment.map(\.text).joined(separator: "\n") }
  /// The name up to its arguments: `simulate`.
  var baseName: String { String(name.prefix { $0 != "(" }) }
  /// The outermost type that it is in, or its own name: an example there shows the members too.
  var family: String { String(name.prefix { $0 != "." && $0 != "(" }) }
  /// Whether nothing else contains it.
  var isAtTop: Bool { !baseName.contains(".") }
  /// Whether it is called.
  var isFunction: Bool {
    ["func", "method", "type.method", "init", "func.op", "subscript"].contains(kind)
  }

  /// Whether it needs not be named to be used: who prints a value asks for its description.
  var isShownByPrinting: Bool { requirement == "CustomStringConvertible.description" }

  /// Whether its comment has more than one paragraph, lists of parameters and the like aside.
  var hasDiscussion: Bool {
    var isExample = false
    let paragraphs = text.components(separatedBy: "\n\n").filter { paragraph in
      let isInside = isExample || paragraph.hasPrefix("```")
      if paragraph.components(separatedBy: "```").count.isMultiple(of: 2) { isExample.toggle() }
      return !isInside && !paragraph.hasPrefix("- ")
    }
    return paragraphs.count > 1
  }

  /// The first sentence of its comment.
  var summary: String {
    text.components(separatedBy: "\n\n")[0].components(separatedBy: "\n- ")[0]
  }
}

extension PublicSymbol {
  private struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Kind: Decodable { var identifier: String }
      struct Identifier: Decodable { var precise: String }
      struct Location: Decodable { var uri: String }
      struct Fragment: Decodable { var spelling: String }
      struct Comment: Decodable {
        struct Line: Decodable {
          struct Range: Decodable { var start: Start }
          struct Start: Decodable { var line: Int }
          var range: Range?
          var text: String
        }
        var uri: String?
        var lines: [Line]
      }
      struct Signature: Decodable {
        struct Parameter: Decodable {
          var name: String
          var internalName: String?
          var declarationFragments: [Fragment]
        }
        var parameters: [Parameter]?
        var returns: [Fragment]?
      }
      var kind: Kind
      var identifier: Identifier
      var pathComponents: [String]
      var location: Location?
      var docComment: Comment?
      var declarationFragments: [Fragment]
      var functionSignature: Signature?
    }
    struct Relationship: Decodable {
      struct Origin: Decodable { var displayName: String }
      var kind: String
      var source: String
      var target: String
      var sourceOrigin: Origin?
    }
    var symbols: [Symbol]
    var relationships: [Relationship]
  }

  /// The symbols of a graph.
  static func all(in file: URL) throws -> [PublicSymbol] {
    let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
    let origins = graph.relationships.compactMap { relationship in
      relationship.sourceOrigin.map { (relationship.source, $0.displayName) }
    }
    let requirements = Dictionary(origins) { first, _ in first }
    let members = graph.relationships.filter { $0.kind == "memberOf" }
      .map { ($0.source, $0.target) }
    let containers = Dictionary(members) { first, _ in first }
    return graph.symbols.map { symbol in
      let identifier = symbol.identifier.precise
      return PublicSymbol(
        symbol, requirement: requirements[identifier], container: containers[identifier])
    }
  }

  private init(_ symbol: Graph.Symbol, requirement: String?, container: String?) {
    identifier = symbol.identifier.precise
    name = symbol.pathComponents.joined(separator: ".")
    kind = String(symbol.kind.identifier.dropFirst("swift.".count))
    file = symbol.location.flatMap { URL(string: $0.uri)?.path }
    self.requirement = requirement
    self.container = container
    declaration = symbol.declarationFragments.map(\.spelling).joined()
    parameters = (symbol.functionSignature?.parameters ?? []).map { parameter in
      let text = parameter.declarationFragments.map(\.spelling).joined()
      return Parameter(
        name: parameter.internalName ?? parameter.name,
        type: text.components(separatedBy: ": ").dropFirst().joined(separator: ": "))
    }
    let returns = symbol.functionSignature?.returns?.map(\.spelling).joined() ?? "()"
    result = ["()", "Void", "Never"].contains(returns) ? nil : returns
    commentFile = symbol.docComment?.uri.flatMap { URL(string: $0)?.path }
    comment = (symbol.docComment?.lines ?? []).map {
      (line: ($0.range?.start.line ?? -1) + 1, text: $0.text)
    }
  }
}
