public import Foundation

extension Workspace {
  /// Writes the package that makes an editor understand the learner's files, as far as it has
  /// changed.
  ///
  /// - Parameters:
  ///   - exercises: The exercises of the course; those without a file here are left out.
  ///   - kit: The folder of the kit: what grading compiles a solution against, and its prelude.
  public func updateEditorPackage(for exercises: [Exercise], kit: URL) throws(FileError) {
    let begun = exercises.filter(hasFile(for:))
    try files.createFolder(backups)
    for folder in [Self.submissionsFolder, Self.verdictsFolder] {
      try files.createFolder(root.appending(path: folder))
    }
    let prelude = kit.appending(path: "Prelude.swift")
    for exercise in begun {
      try put(TextFile.bytes(of: prelude), at: "\(exercise.id)/Prelude.swift")
      if let support = exercise.support {
        try put(TextFile.bytes(of: support), at: "\(exercise.id)/Support.swift")
      }
    }
    try put(Data(EditorPackage.supportModule.utf8), at: "Support/Support.swift")
    let package = EditorPackage(exercises: begun.map(\.id), kit: kit.path)
    try write(Data(package.manifest.utf8), to: root.appending(path: "Package.swift"))
  }

  private func put(_ bytes: Data, at path: String) throws(FileError) {
    try write(bytes, to: root.appending(path: "\(EditorPackage.folder)/\(path)"))
  }

  /// Writes a file unless it is so already: editors load the package anew when it is touched.
  private func write(_ bytes: Data, to file: URL) throws(FileError) {
    if (try? TextFile.bytes(of: file)) == bytes { return }
    try files.createFolder(file.deletingLastPathComponent())
    try files.replace(file, with: bytes)
  }
}
