public import Foundation

/// The lab's own package: where its sources, its course and its cache are.
public enum PackageRoot {
  /// Finds it: LAB_HOME if that is set, else above the command's own place.
  public static func find(
    executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(),
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(GradingError) -> URL {
    if let home = environment["LAB_HOME"] {
      let folder = URL(filePath: home)
      guard isRoot(folder) else { throw .noPackage(searched: home) }
      return folder
    }
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      if isRoot(folder) { return folder }
      folder.deleteLastPathComponent()
    }
    throw .noPackage(searched: executable.path)
  }

  private static func isRoot(_ folder: URL) -> Bool {
    let manager = FileManager.default
    return manager.fileExists(atPath: folder.appending(path: "Package.swift").path)
      && manager.fileExists(atPath: folder.appending(path: "Sources/ConcurrencyLab").path)
  }

  /// The cache's folder: LAB_CACHE if that is set, else in the package's build folder.
  public static func cache(
    in root: URL, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Cache {
    if let folder = environment["LAB_CACHE"] { return Cache(root: URL(filePath: folder)) }
    return Cache(root: root.appending(path: ".build/lab"))
  }
}
