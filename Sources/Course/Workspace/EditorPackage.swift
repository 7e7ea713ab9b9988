import Foundation

/// The Swift package that makes editors understand a workspace: SourceKit-LSP reads it; the lab
/// itself never builds it.
///
/// Each exercise is a module of its own, so that two of them may declare the same name. To its file
/// come those that grading compiles with it: the prelude and what tests and learner share. It has no
/// dependencies: an editor would index all of the lab before it said anything about the file.
struct EditorPackage: Hashable {
  /// The folder, in the workspace, for what is generated.
  static let folder = "editor"

  /// The names of the exercises that the learner has begun.
  var exercises: [String]
  /// The folder with the modules that grading compiles a solution against.
  var kit: String

  /// The text of Package.swift.
  ///
  /// Every target has the workspace as its folder and names what belongs to the others, because
  /// SourceKit-LSP takes a file for the first target whose folder has it and does not exclude it.
  var manifest: String {
    """
    // swift-tools-version: 6.3
    // Written by the lab, for your editor; what you change here is written over.
    import PackageDescription

    let exercises: [String] = [
    \(exercises.map { "  \(Self.quoted($0))," }.joined(separator: "\n"))
    ]

    // The modules that the lab compiles your file against, as it built them.
    let kit = \(Self.quoted(kit))
    let settings: [SwiftSetting] = [
      .swiftLanguageMode(.v6), .unsafeFlags(["-I", kit, "-I", kit + "/CStrand"]),
    ]
    let kept = ["backups", "submissions", "verdicts", "\(Self.folder)/Support"]

    let package = Package(
      name: "workspace",
      targets: [.target(name: "Support", path: "\(Self.folder)/Support", swiftSettings: settings)]
        + exercises.map { exercise in
          let others = exercises.filter { $0 != exercise }
          return .target(
            name: "Exercise_" + String(exercise.map { $0 == "-" ? "_" : $0 }),
            dependencies: ["Support"], path: ".",
            exclude: kept + others.flatMap { [$0 + ".swift", "\(Self.folder)/" + $0] },
            sources: [exercise + ".swift", "\(Self.folder)/" + exercise], swiftSettings: settings)
        }
    )

    """
  }

  /// The module that `import Support` finds. It is empty: for the editor, what tests and learner
  /// share is part of each exercise's own module, since a package has no two modules of one name.
  static let supportModule = """
    // Written by the lab, for your editor: what an exercise shares with its tests is beside its prelude.

    """

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
