import Foundation
import Testing

@testable import Grading

struct CacheTests {
  private func withCache(_ body: (Cache) throws -> Void) rethrows {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "cache-\(UInt64.random(in: 0 ... .max))")
    defer { try? FileManager.default.removeItem(at: root) }
    try body(Cache(root: root))
  }

  @Test func `a thing is built once, and appears whole`() throws {
    try withCache { cache in
      var builds = 0
      for _ in 0..<2 {
        let folder = try cache.folder(kind: "a", hash: "1") { folder throws(GradingError) in
          builds += 1
          try Cache.write(Data("x".utf8), to: folder.appending(path: "file"))
        }
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "file").path))
      }
      #expect(builds == 1)
      let left = try FileManager.default.contentsOfDirectory(atPath: cache.root.path)
      #expect(left == ["a-1"])
    }
  }

  @Test func `a build that fails leaves nothing`() throws {
    try withCache { cache in
      #expect(throws: GradingError.cancelled) {
        try cache.folder(kind: "a", hash: "1") { _ throws(GradingError) in throw .cancelled }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: cache.root.path)
      #expect(left == [])
    }
  }

  @Test func `a build that another copy has finished meanwhile is dropped`() throws {
    try withCache { cache in
      let folder = try cache.folder(kind: "a", hash: "1") { scratch throws(GradingError) in
        try Cache.write(Data("mine".utf8), to: scratch.appending(path: "file"))
        let place = cache.root.appending(path: "a-1")
        try FileManager.default.makeFolder(place)
        try Cache.write(Data("theirs".utf8), to: place.appending(path: "file"))
      }
      let text = try String(contentsOf: folder.appending(path: "file"), encoding: .utf8)
      #expect(text == "theirs")
    }
  }

  @Test func `a folder that cannot be written is one sentence`() {
    let cache = Cache(root: URL(filePath: "/proc/nowhere"))
    let error = #expect(throws: GradingError.self) {
      try cache.scratch { _ throws(GradingError) in }
    }
    #expect(
      error?.description
        == "cannot write '/proc/nowhere': the folder above it is not there; free it, or set LAB_CACHE to a folder that can be written"
    )
  }

  @Test func `what a dead process left is tidied away, what a living one uses is not`() throws {
    try withCache { cache in
      let own = cache.root.appending(
        path: "scratch-\(ProcessInfo.processInfo.processIdentifier)-1")
      let dead = cache.root.appending(path: "scratch-4194399-1")
      try FileManager.default.makeFolder(own)
      try FileManager.default.makeFolder(dead)
      cache.tidy()
      #expect(FileManager.default.fileExists(atPath: own.path))
      #expect(!FileManager.default.fileExists(atPath: dead.path))
    }
  }

  @Test func `what has not been used for two weeks is tidied away`() throws {
    try withCache { cache in
      for name in ["kit-1", "exercise-1", "modules-1", "other"] {
        try FileManager.default.makeFolder(cache.root.appending(path: name))
      }
      cache.tidy(now: Date(timeIntervalSinceNow: 13 * 24 * 3600))
      #expect(try FileManager.default.contentsOfDirectory(atPath: cache.root.path).count == 4)
      cache.tidy(now: Date(timeIntervalSinceNow: 15 * 24 * 3600))
      let left = try FileManager.default.contentsOfDirectory(atPath: cache.root.path).sorted()
      #expect(left == ["modules-1", "other"])
    }
  }
}
