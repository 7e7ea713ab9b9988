import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A headless Chromium that is driven over a pipe by its DevTools protocol
/// (https://chromedevtools.github.io/devtools-protocol/): one command at a time, messages end in a zero byte.
final class Browser {
  /// What can go wrong.
  enum Trouble: Error {
    /// It has ended, or said nothing for a long time.
    case silent(during: String)
    /// It refused a command.
    case refused(String)
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let profile: URL
  private var buffer = Data()
  private var number = 0
  private var session: String?
  /// What the page has complained about: errors in the console, exceptions, what a policy kept out.
  private(set) var complaints: [String] = []

  /// How long a silence may last, in milliseconds.
  private static let patience: Int32 = 30_000

  /// The executable, if this machine has one: `LAB_BROWSER`, which may say `none`, or a Chromium
  /// on the path.
  static let executable: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["LAB_BROWSER"], !named.isEmpty {
      return named == "none" ? nil : named
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Starts it with an empty profile, and opens an empty page.
  init(_ executable: String) throws {
    profile = FileManager.default.temporaryDirectory.appending(path: "lab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: "/bin/sh")
    // It reads commands from its descriptor 3 and answers on 4.
    process.arguments =
      [
        "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null", executable,
        "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)", "--disable-gpu",
        "--no-first-run", "--disable-dev-shm-usage", "--hide-scrollbars",
      ] + (geteuid() == 0 ? ["--no-sandbox"] : [])
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let target = try send("Target.createTarget", ["url": "about:blank"])["targetId"] as? String
    let attached = try send(
      "Target.attachToTarget", ["targetId": target ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log"] { try send("\(domain).enable") }
  }

  /// Ends it and removes its profile.
  func close() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: profile)
  }

  /// Sends a command and waits for what it answers.
  @discardableResult
  func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    number += 1
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    let data = try JSONSerialization.data(withJSONObject: message) + [0]
    try input.fileHandleForWriting.write(contentsOf: data)
    while true {
      let answer = try receive(during: method)
      guard answer["id"] as? Int == number else { continue }
      if let error = answer["error"] { throw Trouble.refused("\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Waits for an event.
  func wait(for event: String) throws {
    while try receive(during: event)["method"] as? String != event {}
  }

  private func receive(during what: String) throws -> [String: Any] {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = buffer[buffer.startIndex..<end]
        buffer = Data(buffer[buffer.index(after: end)...])
        let parsed = try JSONSerialization.jsonObject(with: Data(message)) as? [String: Any] ?? [:]
        note(parsed)
        return parsed
      }
      let descriptor = output.fileHandleForReading.fileDescriptor
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, Self.patience) > 0 else { throw Trouble.silent(during: what) }
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Trouble.silent(during: what) }
      buffer.append(data)
    }
  }

  private func note(_ message: [String: Any]) {
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch message["method"] as? String {
    case "Runtime.exceptionThrown": complaints.append("\(parameters)")
    case "Runtime.consoleAPICalled" where parameters["type"] as? String == "error":
      complaints.append("\(parameters)")
    case "Log.entryAdded": complaints.append("\(parameters["entry"] ?? "")")
    case "Page.javascriptDialogOpening": complaints.append("a dialog: \(parameters)")
    default: break
    }
  }
}
