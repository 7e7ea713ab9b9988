import Glibc

/// Runs a tool of the toolchain outside the box: only to build the box, and to ask for versions.
///
/// - Returns: whether it ended with status 0, and what it printed.
func runBare(_ command: Command) throws(GradingError) -> (succeeded: Bool, text: String) {
  var output = try Pipe()
  let process = try spawn(command, descriptors: [-1, output.writing, output.writing])
  output.closeWriting()
  var channel = Channel(limit: 1 << 20)
  while !channel.isClosed { channel.read(from: output.reading) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  return (status == 0, String(decoding: channel.kept, as: UTF8.self))
}
