public import Foundation

/// Where things are kept that were built once, each under the fingerprint of what it was built from.
///
/// Several copies of the lab may share it: a folder appears whole, under its name, or not at all.
public struct Cache: Hashable, Sendable {
  /// The folder of everything.
  public let root: URL

  /// Uses a folder; it is created when the first thing is kept.
  public init(root: URL) { self.root = root }

  /// The folder with something built, which is built now if it is not there.
  func folder(
    kind: String, hash: String, build: (URL) throws(GradingError) -> Void
  ) throws(GradingError) -> URL {
    let place = root.appending(path: "\(kind)-\(hash)")
    if FileManager.default.fileExists(atPath: place.path) {
      // What is used is not tidied away.
      utimensat(AT_FDCWD, place.path, nil, 0)
      return place
    }
    return try scratch { scratch throws(GradingError) in
      try build(scratch)
      do {
        try FileManager.default.moveItem(at: scratch, to: place)
      } catch {
        // Another copy of the lab was faster, and has built the same.
        guard FileManager.default.fileExists(atPath: place.path) else {
          throw .cannotWrite(path: place.path, reason: Self.reason(error))
        }
      }
      return place
    }
  }

  /// Calls a closure with a fresh folder, which is removed afterwards, if it is still there.
  func scratch<T>(_ body: (URL) throws(GradingError) -> T) throws(GradingError) -> T {
    let name =
      "scratch-\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0 ... .max))"
    let folder = root.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: root.path, reason: Self.reason(error))
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    try requireRoom()
    do { return try body(folder) } catch {
      // A compiler that finds no room says many things, and never that.
      try requireRoom()
      throw error
    }
  }

  /// How much must be free, in bytes, for what is compiled to be judged by what it says.
  private static let least = 8 << 20

  private func requireRoom() throws(GradingError) {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: root.path)
    guard let free = attributes?[.systemFreeSize] as? NSNumber, free.intValue < Self.least else {
      return
    }
    throw .cannotWrite(path: root.path, reason: "the disk is full")
  }

  /// Writes a file whole.
  static func write(_ data: Data, to file: URL) throws(GradingError) {
    do { try data.write(to: file) } catch {
      throw .cannotWrite(path: file.path, reason: reason(error))
    }
  }

  /// Says in the system's words why something could not be written.
  static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return "the folder above it is not there"
    case .fileWriteNoPermission?, .fileReadNoPermission?: return "no right to"
    case .fileWriteOutOfSpace?: return "the disk is full"
    case .fileWriteVolumeReadOnly?: return "it is on a disk that can only be read"
    case .fileWriteFileExists?: return "something else has this name"
    default: break
    }
    return error.localizedDescription
  }

  /// Removes scratch folders whose process is gone, and what has not been used for two weeks.
  public func tidy(now: Date = Date()) {
    let manager = FileManager.default
    for item in (try? manager.contentsOfDirectory(atPath: root.path)) ?? [] {
      let place = root.appending(path: item)
      let parts = item.split(separator: "-")
      let isLeft: Bool
      switch parts.first {
      case "scratch"?:
        guard parts.count == 3, let process = Int32(parts[1]) else { continue }
        isLeft = kill(process, 0) != 0 && errno == ESRCH
      case "kit"?, "exercise"?, "demo"?, "box"?:
        guard let attributes = try? manager.attributesOfItem(atPath: place.path),
          let used = attributes[.modificationDate] as? Date
        else { continue }
        isLeft = now.timeIntervalSince(used) > 14 * 24 * 3600
      default: continue
      }
      if isLeft { try? manager.removeItem(at: place) }
    }
  }
}
