/// A place in a source file.
public struct SourcePosition: Codable, Hashable, Sendable {
  /// The file, as the compiler was told its name.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The column in UTF-8 code units, counted from 1; 0 when it is not known.
  public var column: Int

  /// Makes a position; lines and columns count from 1.
  public init(file: String, line: Int, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A place in the program that ran: an address first, a source position once it was looked up.
///
/// The simulator knows addresses only. Whoever holds the toolchain (`Grading`) adds the rest.
public struct CodeLocation: Codable, Hashable, Sendable {
  /// The address relative to where the executable was loaded: what a symbolizer takes.
  public var address: UInt64?
  /// The source position, once it is known.
  public var position: SourcePosition?
  /// The function's demangled name, once it is known.
  public var function: String?

  /// Makes a location from what is known of it.
  public init(
    address: UInt64? = nil, position: SourcePosition? = nil, function: String? = nil
  ) {
    self.address = address
    self.position = position
    self.function = function
  }
}
