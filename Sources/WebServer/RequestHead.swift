/// The first lines of a request as HTTP/1.1 writes them (RFC 9112), as far as the sites need them.
struct RequestHead: Hashable, Sendable {
  /// What is wanted: `GET`.
  let method: String
  /// What is named: `/cedar`, or a whole address when the client takes the server for a proxy.
  let target: String
  /// The host that the client believes it talks to, with its port if it named one.
  let host: String?

  /// How long they may be, in bytes.
  static let longest = 16_384

  /// Reads them.
  /// - Returns: nil for text that is no request.
  init?(_ text: String) {
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), !words[0].isEmpty, !words[1].isEmpty
    else { return nil }
    method = String(words[0])
    target = String(words[1])
    host =
      lines.dropFirst().lazy.compactMap { line -> String? in
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "host" else { return nil }
        return parts[1].filter { $0 != " " && $0 != "\t" }
      }.first
  }
}
