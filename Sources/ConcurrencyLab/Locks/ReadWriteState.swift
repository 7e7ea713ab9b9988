/// Who holds a lock for readers and writers.
struct ReadWriteState: CustomStringConvertible {
  /// Those that read, once for each time they took it.
  private(set) var readers: [Int] = []
  /// The one that writes.
  private(set) var writer: Int?

  /// Lets one in to read; nil while somebody writes.
  mutating func read(by reader: Int) -> Void? {
    guard writer == nil else { return nil }
    readers.append(reader)
    return ()
  }

  /// Lets one in to write; nil while anybody holds the lock.
  mutating func write(by one: Int) -> Void? {
    guard writer == nil, readers.isEmpty else { return nil }
    writer = one
    return ()
  }

  /// Takes one out.
  /// - Returns: whether it was in.
  mutating func unlock(by one: Int) -> Bool {
    if writer == one {
      writer = nil
      return true
    }
    guard let index = readers.lastIndex(of: one) else { return false }
    readers.remove(at: index)
    return true
  }

  var description: String {
    if writer != nil { return "writing" }
    return readers.isEmpty ? "free" : "\(readers.count) reading"
  }
}
