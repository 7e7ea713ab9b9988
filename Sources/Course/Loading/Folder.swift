import Foundation

/// The listing of a folder of a course.
enum Folder {
  /// One thing in it.
  struct Entry: Hashable {
    /// Its name.
    var name: String
    /// Whether it is a folder itself.
    var isFolder: Bool
  }

  /// What is in a folder, by name; hidden things, which editors and systems leave, are passed over.
  ///
  /// A folder that is not there has nothing in it.
  static func entries(of folder: URL) -> [Entry] {
    let urls =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.isDirectoryKey])) ?? []
    return
      urls
      .map { Entry(name: $0.lastPathComponent, isFolder: isFolder($0)) }
      .filter { !$0.name.hasPrefix(".") }
      .sorted { $0.name < $1.name }
  }

  /// Whether a path is that of a folder.
  static func isFolder(_ url: URL) -> Bool {
    var status = stat()
    return stat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
