import Foundation

/// The lab's own sources that make up the kit, read once.
struct KitSources: Sendable {
  /// The folder of Package.swift.
  let package: URL
  /// Paths from there, and what the files hold, in the order of their paths.
  let files: [(path: String, bytes: [UInt8])]

  static let folders = [
    "Sources/CStrand", "Sources/Trace", "Sources/Simulator", "Sources/Web",
    "Sources/ConcurrencyLab", "Sources/Grading/Program",
  ]

  /// Reads them.
  init(package: URL) throws(GradingError) {
    self.package = package
    var files: [(path: String, bytes: [UInt8])] = []
    for folder in Self.folders {
      let place = package.appending(path: folder).resolvingSymlinksInPath().path
      guard let names = FileManager.default.subpaths(atPath: place) else {
        throw .cannotRead(path: place, reason: "the folder is not there")
      }
      for name in names.sorted() where Self.isSource(name) {
        guard let data = FileManager.default.contents(atPath: "\(place)/\(name)") else {
          throw .cannotRead(path: "\(place)/\(name)", reason: "no right to, or it has just gone")
        }
        files.append(("\(folder)/\(name)", Array(data)))
      }
    }
    self.files = files
  }

  private static func isSource(_ name: String) -> Bool {
    [".swift", ".c", ".h", ".S", ".modulemap"].contains(where: name.hasSuffix)
      && !name.contains(".docc/")
  }

  /// The paths of the files in a folder that end so.
  func paths(in folder: String, suffixes: [String]) -> [String] {
    files.map(\.path).filter { path in
      path.hasPrefix(folder + "/") && suffixes.contains(where: path.hasSuffix)
    }
  }

  /// What a file holds; nothing if there is no such file.
  func bytes(of path: String) -> [UInt8] {
    files.first { $0.path == path }?.bytes ?? []
  }
}
