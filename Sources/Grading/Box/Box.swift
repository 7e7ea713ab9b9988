import Glibc

/// Runs programs within limits: whatever they do, they end, and nothing of them stays behind.
///
/// The work is done by a small program (`Program/Box.c`) between the lab and what it runs. It lives
/// as long as the lab holds its life line, so that a lab that is killed leaves nothing running.
struct Box: Sendable {
  /// The path of the box's own program.
  var program: String

  /// Runs a command to its end.
  ///
  /// - Parameters:
  ///   - input: what it finds on its standard input; at most a few KiB.
  ///   - onRecords: is shown everything that has arrived on descriptor 4, whenever more has.
  ///   - isCancelled: is asked ten times a second whether to give up.
  func run(
    _ command: Command, limits: Limits, input: String = "",
    onRecords: (([UInt8]) -> Void)? = nil, isCancelled: () -> Bool = { false }
  ) throws(GradingError) -> BoxResult {
    var standardInput = try Pipe()
    var output = try Pipe()
    var events = try Pipe()
    var records = try Pipe()
    var life = try Pipe()
    var status = try Pipe()
    var inBox = command
    inBox.program = program
    inBox.arguments =
      [
        String(Int(limits.seconds * 1000)), String(limits.cpuSeconds), String(limits.memory),
        String(limits.file), String(limits.stack), command.folder, command.program,
      ] + command.arguments
    let descriptors = [
      standardInput.reading, output.writing, output.writing, events.writing, records.writing,
      life.reading, status.writing,
    ]
    let process = try spawn(inBox, descriptors: descriptors)
    // While the end to read from is still open here too, so that a box that has died is no SIGPIPE.
    if !input.isEmpty {
      _ = Array(input.utf8).withUnsafeBytes { bytes in
        write(standardInput.writing, bytes.baseAddress, bytes.count)
      }
    }
    standardInput.closeReading()
    output.closeWriting()
    events.closeWriting()
    records.closeWriting()
    life.closeReading()
    status.closeWriting()
    standardInput.closeWriting()

    var channels = [
      Channel(limit: limits.kept), Channel(limit: limits.output), Channel(limit: 4 * limits.output),
      Channel(limit: 4096),
    ]
    let ends = [output.reading, events.reading, records.reading, status.reading]
    var isCancelledNow = false
    var isFlooded = false
    while !channels.allSatisfy(\.isClosed) {
      var waits = ends.indices.map { index in
        pollfd(fd: channels[index].isClosed ? -1 : ends[index], events: Int16(POLLIN), revents: 0)
      }
      _ = poll(&waits, UInt(waits.count), 100)
      for index in ends.indices where waits[index].revents != 0 {
        channels[index].read(from: ends[index])
        if index == 2 { onRecords?(channels[2].kept) }
      }
      isCancelledNow = isCancelledNow || isCancelled()
      isFlooded =
        isFlooded || channels[0].arrived > limits.output || channels[1].isCut || channels[2].isCut
      if isCancelledNow || isFlooded { life.closeWriting() }
    }
    var ignored: Int32 = 0
    while waitpid(process, &ignored, 0) < 0, errno == EINTR {}
    if isCancelledNow { throw .cancelled }
    var result = try Self.read(channels[3].kept, of: command, isFlooded: isFlooded)
    result.output = channels[0].kept
    result.outputIsCut = channels[0].isCut
    result.events = channels[1].kept
    result.records = channels[2].kept
    return result
  }

  /// Reads the line in which the box says how its program ended.
  static func read(
    _ status: [UInt8], of command: Command, isFlooded: Bool
  ) throws(GradingError) -> BoxResult {
    let words = String(decoding: status, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count >= 4, let code = Int(words[1]) else {
      throw .cannotRun(program: command.program, reason: "the box ended without a word")
    }
    let end: BoxResult.End
    switch words[0] {
    case _ where isFlooded: end = .outOfOutput
    case "exited": end = .exited(code)
    case "signalled": end = .signalled(code)
    case "wall": end = .outOfTime
    default:
      throw .cannotRun(program: command.program, reason: systemMessage(Int32(clamping: code)))
    }
    return BoxResult(
      end: end, cpuSeconds: (Double(words[2]) ?? 0) / 1000, peakMemory: Int(words[3]) ?? 0)
  }
}
