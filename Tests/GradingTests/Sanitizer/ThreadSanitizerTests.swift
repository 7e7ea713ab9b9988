import Foundation
import Testing

@testable import Grading

/// The library under the real ThreadSanitizer, on real threads, in a program that uses each of its types from several.
@Suite(
  .serialized, .enabled(if: InstalledSanitizer.isInstalled, "the toolchain has no ThreadSanitizer"))
struct ThreadSanitizerTests {
  /// Built once for all tests.
  private static let program = Result { try build() }

  @Test(arguments: ["clean", "recorded"])
  func `finds nothing in the library`(part: String) throws {
    let result = try run(part)
    #expect(!result.text.contains("WARNING: ThreadSanitizer"), "\(result.text)")
    #expect(result.succeeded, "\(result.text)")
    #expect(result.text.contains("\nended\n"))
  }

  @Test func `finds a race that was planted`() throws {
    let result = try run("racy")
    #expect(!result.succeeded)
    #expect(result.text.contains(/WARNING: ThreadSanitizer: (Swift access|data) race/))
  }

  private func run(_ part: String) throws -> (succeeded: Bool, text: String) {
    let environment = Command.quiet.merging(["TSAN_OPTIONS": "exitcode=66"]) { $1 }
    return try runBare(
      Command(try Self.program.get(), [part], in: "/", environment: environment))
  }

  private static func build() throws -> String {
    let programs = try InstalledSanitizer.root.get().appending(path: "Tests/Programs")
      .resolvingSymlinksInPath()
    let names = try FileManager.default.contentsOfDirectory(atPath: programs.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    return try SanitizedKit().program(
      text, with: names.map { programs.appending(path: $0).path })
  }

  /// Runs every program of the table, or all at once in a run that is recorded, or two threads that write one number
  /// with nothing between them.
  ///
  /// Those are both on their way before either begins: the end of one would be ordered before the start of the
  /// other, by locks of the library and the system. A relaxed operation orders nothing.
  private static let text = """
    @_spi(Grading) import ConcurrencyLab
    import Synchronization

    @main struct Main {
      static let arrived = ConcurrencyLab.Atomic(0)

      static func main() async throws {
        switch CommandLine.arguments[1] {
        case "clean":
          for program in Program.all { print(program.description, try await program.run()) }
        case "recorded": await recorded()
        default: race()
        }
        print("\\nended")
      }

      static func recorded() async {
        let demo = Demo {
          try await withThrowingDiscardingTaskGroup { group in
            for program in Program.all { group.addTask { print(try await program.run()) } }
          }
        }
        let performance = await demo.runForReal(cores: 2)
        print(performance.error ?? "no error", performance.run.strands.count > 20)
      }

      static func race() {
        let box = Box()
        together(2) { _ in
          arrived.add(1, ordering: .relaxed)
          while arrived.load(ordering: .relaxed) < 2 {}
          for _ in 0..<1_000 { box.first += 1 }
        }
        print(box.first)
      }
    }
    """
}
