import Glibc
import Terminal
import Testing

struct OutputTests {
  /// Runs `body` with the writing end of a pipe, and returns what arrived at the other.
  private func captured(_ body: (Int32) throws -> Void) throws -> String {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    do {
      defer { close(ends[1]) }
      try body(ends[1])
    }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(ends[0], &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }

  @Test func `lines arrive with their ends`() throws {
    let text = try captured { descriptor in
      try Output(descriptor: descriptor, surface: Surface()).write(["one", "two"])
    }
    #expect(text == "one\ntwo\n")
  }

  @Test func `a pipe is no terminal`() throws {
    _ = try captured { descriptor in
      let output = Output(descriptor: descriptor, environment: [:])
      #expect(!output.isTerminal)
      #expect(!output.surface.showsStyle)
    }
  }

  @Test func `a refusal of the system has its reason`() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: Output.Failure.refused("No space left on device")) {
      try Output(descriptor: full, surface: Surface()).write("x")
    }
  }

  @Test func `progress is drawn over itself on a terminal and not at all elsewhere`() throws {
    let drawn = try captured { descriptor in
      var line = ProgressLine(
        on: Output(descriptor: descriptor, surface: Surface(width: 20), isTerminal: true))
      try line.show("preparing (1 of 4)")
      try line.show("preparing (1 of 4)")
      try line.show("preparing the whole simulator")
      try line.finish()
      try line.finish()
    }
    #expect(
      drawn == "\r\u{1B}[Kpreparing (1 of 4)\r\u{1B}[Kpreparing the whol…\r\u{1B}[K")
    let plain = try captured { descriptor in
      var line = ProgressLine(on: Output(descriptor: descriptor, surface: Surface()))
      try line.show("preparing")
      try line.finish()
    }
    #expect(plain == "")
  }
}
