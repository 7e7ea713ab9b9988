import Foundation

/// Something that a learner can name, as the compiler's symbol graph has it.
struct PublicSymbol {
  /// Its name with those of the types that it is in: `Future.cancel()`.
  var name: String
  /// What it is: `swift.func`.
  var kind: String
  /// Whether it stands in a source, and was not made by the compiler.
  var isWritten: Bool
  /// Whether it is an error.
  var isError: Bool
  /// Its comment.
  var comment: String

  /// The name up to its arguments: `simulate`.
  var baseName: String { String(name.prefix { $0 != "(" }) }

  /// Whether it is a type or a function that nothing else contains; what errors are for, an example of the function
  /// that throws them shows.
  var wantsExample: Bool {
    let kinds = ["class", "struct", "enum", "protocol", "func"].map { "swift.\($0)" }
    return kinds.contains(kind) && !name.contains(".") && !isError
  }

  private struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Kind: Decodable { var identifier: String }
      struct Identifier: Decodable { var precise: String }
      struct Location: Decodable { var uri: String }
      struct Comment: Decodable {
        struct Line: Decodable { var text: String }
        var lines: [Line]
      }
      var kind: Kind
      var identifier: Identifier
      var pathComponents: [String]
      var location: Location?
      var docComment: Comment?
    }
    struct Relationship: Decodable {
      var source: String
      var target: String
    }
    var symbols: [Symbol]
    var relationships: [Relationship]
  }

  /// The symbols of a graph.
  static func all(in file: URL) throws -> [PublicSymbol] {
    let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
    let errors = Set(graph.relationships.filter { $0.target == "s:s5ErrorP" }.map(\.source))
    return graph.symbols.map { symbol in
      let lines = symbol.docComment?.lines.map(\.text) ?? []
      return PublicSymbol(
        name: symbol.pathComponents.joined(separator: "."), kind: symbol.kind.identifier,
        isWritten: symbol.location != nil, isError: errors.contains(symbol.identifier.precise),
        comment: lines.joined(separator: "\n"))
    }
  }
}
