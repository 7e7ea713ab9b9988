import Glibc

/// Reads memory that may have been freed or unmapped since its address was noted.
enum ReadableMemory {
  /// The word at an address, or nil where there is no memory.
  static func word(at address: UInt) -> UInt? {
    guard address % 8 == 0, isReadable(address, count: 8) else { return nil }
    return UnsafePointer<UInt>(bitPattern: address)?.pointee
  }

  /// Whether the bytes lie in pages that exist and may be read.
  ///
  /// The kernel copies a byte of each page for us, so a bad address is an error and no signal.
  /// Where it may not, nothing is readable, and names are poorer.
  static func isReadable(_ address: UInt, count: Int) -> Bool {
    guard address >= pageSize, count > 0 else { return false }
    var page = address
    while true {
      var byte: UInt8 = 0
      let copied = withUnsafeMutablePointer(to: &byte) { target in
        var local = iovec(iov_base: UnsafeMutableRawPointer(target), iov_len: 1)
        var remote = iovec(iov_base: UnsafeMutableRawPointer(bitPattern: page), iov_len: 1)
        return readProcessMemory(getpid(), &local, 1, &remote, 1, 0)
      }
      guard copied == 1 else { return false }
      page = (page / pageSize + 1) * pageSize
      guard page < address + UInt(count) else { return true }
    }
  }

  private static let pageSize: UInt = 4096
}

/// Linux's call, which glibc's headers show to GNU programs only.
@_silgen_name("process_vm_readv")
private func readProcessMemory(
  _ process: pid_t, _ local: UnsafePointer<iovec>, _ localCount: UInt,
  _ remote: UnsafePointer<iovec>, _ remoteCount: UInt, _ flags: UInt
) -> Int
