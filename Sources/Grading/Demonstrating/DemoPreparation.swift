import Course
import Foundation

/// Compiles a demo against the interface of an exercise's reference, and keeps the result under the
/// fingerprint of what both say.
struct DemoPreparation {
  let compiler: Compiler
  let cache: Cache

  /// The name that a demo has in messages and among the files that are compiled.
  private static let file = Exercise.File.demo.rawValue

  /// Uses what is in the cache, or compiles it.
  /// - Parameters:
  ///   - demo: the file.
  ///   - owner: the exercise or the lesson that it belongs to, for messages.
  ///   - exercise: the exercise whose solution it calls; nil if it calls none.
  func prepare(
    _ demo: URL, of owner: String, with exercise: PreparedExercise?
  ) throws(GradingError) -> PreparedDemo {
    guard let text = FileManager.default.contents(atPath: demo.path) else {
      throw .cannotRead(path: demo.path, reason: "it is not there")
    }
    var hash = ContentHash()
    hash.add("demo 1")
    hash.add(compiler.kit.hash)
    hash.add(compiler.toolchain.hash)
    hash.add(exercise?.folder.lastPathComponent ?? "")
    hash.add(Array(text))
    let folder = try cache.folder(kind: "demo", hash: hash.text) { folder throws(GradingError) in
      try build(text, named: demo.lastPathComponent, of: owner, with: exercise, in: folder)
    }
    let file = folder.appending(path: "prepared.json")
    guard let data = FileManager.default.contents(atPath: file.path),
      var prepared = try? JSONDecoder().decode(PreparedDemo.self, from: data)
    else { throw .cannotRead(path: file.path, reason: "it is damaged; remove it and try again") }
    prepared.folder = folder
    return prepared
  }

  private func build(
    _ text: Data, named name: String, of owner: String, with exercise: PreparedExercise?,
    in folder: URL
  ) throws(GradingError) {
    try Cache.write(text, to: folder.appending(path: Self.file))
    let modules = exercise.map { ["-I", $0.interface.path, "-I", $0.folder.path] } ?? []
    let result = try compiler.frontEnd(
      ["-c", Self.file] + compiler.kit.demoMain + [
        "-module-name", "Demo", "-Onone", "-g", "-file-compilation-dir", ".", "-o", "Demo.o",
        "-suppress-warnings",
      ] + modules, in: folder, limits: .preparing)
    guard result.end == .exited(0) else {
      throw .demoDoesNotBuild(owner: owner, file: name, output: Self.plain(result.text))
    }
    guard
      let bytes = FileManager.default.contents(atPath: folder.appending(path: "Demo.o").path),
      let object = try? ELFObject(Array(bytes))
    else { throw .cannotRead(path: folder.path, reason: "the compiler's file is damaged") }
    let own = "$s\(ObjectGate.module.utf8.count)\(ObjectGate.module)"
    let prepared = PreparedDemo(
      needs: object.symbols.filter { !$0.isDefined && $0.name.hasPrefix(own) }.map(\.name),
      folder: folder)
    try Cache.write(
      (try? JSONEncoder().encode(prepared)) ?? Data(), to: folder.appending(path: "prepared.json"))
  }

  /// What the compiler said; of a demo that declares none it speaks in our file.
  private static func plain(_ text: String) -> String {
    text.contains("cannot find 'demo' in scope")
      ? "it declares no 'demo'; write 'public let demo = Demo { ... }'" : text
  }
}
