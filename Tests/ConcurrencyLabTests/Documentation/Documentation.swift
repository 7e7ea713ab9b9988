import Foundation
import Testing

/// What the module says of itself, with what it re-exports: its public symbols, and the examples in their comments.
struct Documentation {
  /// The folders of the module and of what it re-exports, by the names of the modules.
  static let folders = ["ConcurrencyLab": "Sources/ConcurrencyLab", "Web": "Sources/Web"]
  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  /// The public symbols that stand in a source.
  var symbols: [PublicSymbol]
  /// The examples of the comments and of the pages, in the order of files and lines.
  var examples: [Example]

  /// As it is, read once.
  static let current = Result { try Documentation() }

  /// What each of its examples uses, found out once.
  static let uses = Result { try uses(of: current.get().examples) }

  private init() throws {
    examples = try Self.files().flatMap(Example.all)
    symbols = try Tools.withFolder { folder in
      let graphs = try Self.graphs(in: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: graphs.path).sorted()
      return try names.flatMap { try PublicSymbol.all(in: graphs.appending(path: $0)) }
    }.filter(\.isWritten)
  }

  /// The examples in the comment of a symbol.
  func examples(of symbol: PublicSymbol) -> [Int] {
    guard let file = symbol.commentFile ?? symbol.file else { return [] }
    let lines = Set(symbol.comment.map(\.line))
    return examples.indices.filter {
      lines.contains(examples[$0].line) && examples[$0].file == file
    }
  }

  /// The sources, and the pages of the catalogue.
  static func files() throws -> [URL] {
    try folders.values.sorted().flatMap { folder in
      let place = root.appending(path: folder)
      let names = try FileManager.default.subpathsOfDirectory(atPath: place.path).sorted()
      return names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }
        .map { place.appending(path: $0) }
    }
  }

  /// Writes what the modules export into a folder of a folder.
  static func graphs(in folder: URL) throws -> URL {
    let graphs = folder.appending(path: "graphs")
    try FileManager.default.createDirectory(at: graphs, withIntermediateDirectories: true)
    for module in folders.keys.sorted() {
      let result = try Tools.run(
        "swift-symbolgraph-extract",
        [
          "-module-name", module, "-target", "x86_64-unknown-linux-gnu",
          "-minimum-access-level", "public", "-skip-inherited-docs",
          "-skip-synthesized-members", "-output-dir", graphs.path,
        ] + Tools.imports, in: folder)
      try #require(result.status == 0, "\(result.text)")
    }
    return graphs
  }
}
