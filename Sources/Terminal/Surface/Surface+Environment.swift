extension Surface {
  /// The surface that an environment describes.
  ///
  /// - Parameters:
  ///   - environment: `NO_COLOR`, `TERM`, `COLUMNS`, `LC_ALL`, `LC_CTYPE` and `LANG` are read.
  ///   - terminalWidth: The width that the terminal reports; `nil` where output is no terminal.
  public init(environment: [String: String], terminalWidth: Int?) {
    let columns = environment["COLUMNS"].flatMap(Int.init) ?? terminalWidth ?? 80
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self.init(
      width: columns > 0 ? columns : 80,
      glyphs: Self.isUTF8(environment) ? .unicode : .ascii,
      showsStyle: terminalWidth != nil && !isPlain && environment["TERM"] != "dumb")
  }

  /// Whether the locale's character set is UTF-8, as the C library decides it.
  ///
  /// With no locale in the environment at all, as in many containers, UTF-8 is assumed: it is what
  /// every terminal of today shows.
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    guard let locale = named.first(where: { !$0.isEmpty }) else { return true }
    let set = locale.lowercased()
    return set.contains("utf-8") || set.contains("utf8")
  }
}
