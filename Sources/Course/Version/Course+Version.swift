import Foundation

extension Course {
  /// A name for exactly this content of the course: 12 hexadecimal digits of a hash of its files.
  ///
  /// It reads every file below `exercises` and `lessons`; hidden files do not count.
  public func version() throws(FileError) -> String {
    var list = ""
    for part in [CourseLoader.Part.exercises, .lessons] {
      try Self.list(root.appending(path: part.rawValue), as: part.rawValue, in: &list)
    }
    return String(SHA256.hex(of: Data(list.utf8)).prefix(12))
  }

  /// Adds a line with the path and the hash of each file below a folder, in the order of names.
  private static func list(
    _ folder: URL, as path: String, in list: inout String
  ) throws(FileError) {
    for entry in Folder.entries(of: folder) {
      let url = folder.appending(path: entry.name)
      if entry.isFolder {
        try Self.list(url, as: "\(path)/\(entry.name)", in: &list)
      } else {
        list += "\(SHA256.hex(of: try TextFile.bytes(of: url))) \(path)/\(entry.name)\n"
      }
    }
  }
}
