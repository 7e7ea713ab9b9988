import Foundation

@testable import Grading

/// The toolchain that compiles for ThreadSanitizer.
enum InstalledSanitizer {
  static let root = Result { try PackageRoot.find(executable: URL(filePath: #filePath)) }

  static func toolchain() throws -> Toolchain {
    try Toolchain.find(cache: Cache(root: root.get().appending(path: ".build/lab-tests")))
  }

  /// Whether the sanitizer's own library lies beside the compiler's.
  static var isInstalled: Bool {
    guard let tools = try? toolchain().tools else { return false }
    let place = URL(filePath: tools).deletingLastPathComponent().appending(path: "lib/clang")
    let files = FileManager.default.enumerator(atPath: place.path)
    return files?.contains { "\($0)".hasSuffix("libclang_rt.tsan-x86_64.a") } ?? false
  }
}
