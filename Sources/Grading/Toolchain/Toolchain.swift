public import Foundation

/// The Swift toolchain that compiles the lab's own sources and every solution.
///
/// Its tools are found beside `swiftc` and not on PATH, where another and older LLVM may stand.
public struct Toolchain: Codable, Hashable, Sendable {
  /// The folder of its tools.
  public let tools: String
  /// What it calls itself: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  public let version: String
  /// What the driver tells the front end, whatever is compiled.
  let frontEndFlags: [String]
  /// What the linker is told before and after the files of a program.
  let linkBefore: [String]
  let linkAfter: [String]
  /// The folder of the runtime's libraries.
  let libraries: String

  /// The path of one tool.
  public func tool(_ name: String) throws(GradingError) -> String {
    let path = "\(tools)/\(name)"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw .noTool(name: name, folder: tools)
    }
    return path
  }

  /// The folder of the explanations of diagnostic groups.
  var explanations: String {
    "\(URL(filePath: tools).deletingLastPathComponent().path)/share/doc/swift/diagnostics"
  }

  /// A fingerprint of it, to name what depends on it.
  var hash: String {
    var hash = ContentHash()
    hash.add(tools)
    hash.add(version)
    return hash.text
  }

  /// Looks for `swiftc` in the folders of a PATH.
  ///
  /// - Parameters:
  ///   - path: the folders, separated by colons.
  ///   - cache: where to keep what it said about itself.
  public static func find(
    path: String = ProcessInfo.processInfo.environment["PATH"] ?? "", cache: Cache
  ) throws(GradingError) -> Toolchain {
    for folder in path.split(separator: ":") {
      let candidate = "\(folder)/swiftc"
      guard FileManager.default.isExecutableFile(atPath: candidate) else { continue }
      // Only the last link is followed step by step, as `swiftc` itself is a link to its driver.
      let tools = URL(filePath: candidate).resolvingSymlinksInPath().deletingLastPathComponent()
      return try load(swiftc: candidate, tools: tools.path, cache: cache)
    }
    throw .noToolchain
  }

  private static func load(
    swiftc: String, tools: String, cache: Cache
  ) throws(GradingError) -> Toolchain {
    var hash = ContentHash()
    hash.add("toolchain 1")
    hash.add(swiftc)
    for tool in [swiftc, "\(tools)/swift-frontend", "\(tools)/lld"] {
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: tool).resolvingSymlinksInPath().path)
      hash.add("\(attributes?[.size] ?? 0) \(attributes?[.modificationDate] ?? 0)")
    }
    let folder = try cache.folder(kind: "toolchain", hash: hash.text) {
      folder throws(GradingError) in
      let found = try ask(swiftc: swiftc, tools: tools)
      let data = (try? JSONEncoder().encode(found)) ?? Data()
      try Cache.write(data, to: folder.appending(path: "toolchain.json"))
    }
    let file = folder.appending(path: "toolchain.json")
    guard let data = try? Data(contentsOf: file),
      let toolchain = try? JSONDecoder().decode(Toolchain.self, from: data)
    else { throw .cannotRead(path: file.path, reason: "it is damaged; remove it and try again") }
    return toolchain
  }
}
