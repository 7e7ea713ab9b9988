import Course
import Foundation

/// Compiles an exercise's own files, and keeps the result under the fingerprint of what they say.
struct ExercisePreparation {
  let compiler: Compiler
  let cache: Cache

  /// The files that what is compiled depends on.
  private static let files: [Exercise.File] = [.support, .reference, .tests]

  /// Uses what is in the cache, or compiles it.
  func prepare(_ exercise: Exercise) throws(GradingError) -> PreparedExercise {
    var hash = ContentHash()
    hash.add("exercise 3")
    hash.add(compiler.kit.hash)
    hash.add(compiler.toolchain.hash)
    for file in Self.files {
      let data = FileManager.default.contents(atPath: exercise.url(of: file).path)
      if data == nil, file != .support {
        throw .cannotRead(path: exercise.url(of: file).path, reason: "it is not there")
      }
      hash.add(file.rawValue)
      hash.add(Array(data ?? Data()))
    }
    let folder = try cache.folder(kind: "exercise", hash: hash.text) {
      folder throws(GradingError) in
      try build(exercise, in: folder)
    }
    let file = folder.appending(path: "prepared.json")
    guard let data = FileManager.default.contents(atPath: file.path),
      var prepared = try? JSONDecoder().decode(PreparedExercise.self, from: data)
    else { throw .cannotRead(path: file.path, reason: "it is damaged; remove it and try again") }
    prepared.folder = folder
    return prepared
  }

  private func build(_ exercise: Exercise, in folder: URL) throws(GradingError) {
    let interface = folder.appending(path: "interface")
    try FileManager.default.makeFolder(interface)
    if exercise.support != nil {
      try compile(
        [
          "-c", "Support.swift", compiler.kit.prelude, "-module-name", "Support", "-Onone", "-g",
          "-o", "Support.o",
          "-emit-module-path", "Support.swiftmodule",
        ], .support, of: exercise, in: folder)
    }
    try compile(
      [
        "-emit-module", "Reference.swift", compiler.kit.prelude, "-module-name", ObjectGate.module,
        "-enable-library-evolution", "-I", folder.path, "-o", "interface/Solution.swiftmodule",
        "-emit-module-interface-path", "Reference.swiftinterface",
        "-module-interface-preserve-types-as-written", "-suppress-warnings",
      ], .reference, of: exercise, in: folder)
    try compile(
      [
        "-c", "Tests.swift", compiler.kit.prelude, "-module-name", "Tests", "-Onone", "-g",
        "-file-compilation-dir", ".", "-I", interface.path, "-I", folder.path, "-o", "Tests.o",
        "-suppress-warnings",
      ], .tests, of: exercise, in: folder)
    let prepared = try look(at: exercise, in: folder)
    try Cache.write(
      (try? JSONEncoder().encode(prepared)) ?? Data(), to: folder.appending(path: "prepared.json"))
  }

  private func compile(
    _ arguments: [String], _ file: Exercise.File, of exercise: Exercise, in folder: URL
  ) throws(GradingError) {
    let copy = folder.appending(path: file.rawValue)
    guard let data = FileManager.default.contents(atPath: exercise.url(of: file).path) else {
      throw .cannotRead(path: exercise.url(of: file).path, reason: "it is not there")
    }
    try Cache.write(data, to: copy)
    let result = try compiler.frontEnd(arguments, in: folder, limits: .preparing)
    guard result.end == .exited(0) else {
      throw .exerciseDoesNotBuild(exercise: exercise.id, file: file.rawValue, output: result.text)
    }
  }

  /// Reads from the compiled tests what they need, and that they are as many as declared.
  private func look(
    at exercise: Exercise, in folder: URL
  ) throws(GradingError) -> PreparedExercise {
    guard
      let bytes = FileManager.default.contents(atPath: folder.appending(path: "Tests.o").path),
      let object = try? ELFObject(Array(bytes))
    else { throw .strangeTests(exercise: exercise.id, reason: "Tests.o is no object file") }
    let source = text(folder.appending(path: "Tests.swift"))
    let records =
      object.sections.filter { $0.name == "swift5_tests" }.reduce(0) { $0 + $1.size } / 32
    let suites = source.split(separator: "\n").count { $0.contains("@Suite") }
    guard records - suites == exercise.tests.count, !exercise.tests.isEmpty else {
      throw .strangeTests(
        exercise: exercise.id,
        reason:
          "Tests.swift declares \(exercise.tests.count), and \(records - suites) were compiled")
    }
    let own = "$s\(ObjectGate.module.utf8.count)\(ObjectGate.module)"
    let interface = InterfaceText(text(folder.appending(path: "Reference.swiftinterface")))
    return PreparedExercise(
      tests: exercise.tests.map { PreparedExercise.Test(name: $0.name, line: $0.line) },
      needs: object.symbols.filter { !$0.isDefined && $0.name.hasPrefix(own) }.map(\.name),
      kinds: interface.kinds, declarations: interface.declarations, folder: folder)
  }

  private func text(_ file: URL) -> String {
    String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
  }
}
