/// The bytes of an answer, as HTTP/1.1 writes them.
enum Answer {
  /// The first lines of an answer; the connection ends with it.
  static func head(_ status: Int, length: Int, headers: [String] = []) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(reason(status))"]
    lines += ["Content-Type: text/plain; charset=utf-8", "Content-Length: \(length)"]
    lines += headers + ["Connection: close", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// A whole answer that is a line of text.
  static func text(_ status: Int, _ text: String, headers: [String] = []) -> [UInt8] {
    let body = Array("\(text)\n".utf8)
    return head(status, length: body.count, headers: headers) + body
  }

  /// A page of exactly so many bytes: the site's name in lines, over and over.
  static func page(of name: String, size: Int) -> [UInt8] {
    let line = Array("\(name) ".utf8)
    return (0..<max(0, size)).map { index in
      index % 64 == 63 ? UInt8(ascii: "\n") : line[index % 64 % line.count]
    }
  }

  /// The words that stand behind a status; what a program reads is the number.
  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 302: "Found"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    default: "Status"
    }
  }
}
