public import Trace

/// The source files that a picture quotes.
public struct SourceText: Hashable, Sendable {
  private var files: [String: [String]] = [:]

  /// Makes an empty collection: pictures then show line numbers without their text.
  public init() {}

  /// Makes a collection of files by name; folders in a name do not count.
  public init(_ files: [String: String]) {
    for (name, text) in files { add(text, named: name) }
  }

  /// Adds a file.
  public mutating func add(_ text: String, named name: String) {
    files[Self.last(of: name)] = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }.map(String.init)
  }

  /// Whether the text of this file is known.
  public func has(_ file: String) -> Bool { files[Self.last(of: file)] != nil }

  /// The lines of a file, if its text is known.
  public func lines(of file: String) -> [String]? { files[Self.last(of: file)] }

  /// The text at a position, without blanks at its ends.
  public func line(at position: SourcePosition) -> String? {
    guard let lines = files[Self.last(of: position.file)],
      lines.indices.contains(position.line - 1)
    else { return nil }
    let line = lines[position.line - 1]
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let head = line.drop(while: isBlank)
    guard let end = head.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(head[...end])
  }

  /// The innermost place of a stack in a file whose text is known.
  ///
  /// Where no file's text is known at all, it is the innermost place that has a line.
  public func place(in stack: [CodeLocation]) -> SourcePosition? {
    let positions = stack.compactMap(\.position).filter { $0.line > 0 }
    return files.isEmpty ? positions.first : positions.first { has($0.file) }
  }

  /// A file's name without its folders.
  static func last(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
