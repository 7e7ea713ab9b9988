import Glibc

/// Starts a process with the descriptors given. The folder of the command is up to the program.
///
/// - Parameter descriptors: what the process has at 0, 1, 2 and so on; -1 leaves a place empty.
/// - Returns: its process identifier.
func spawn(_ command: Command, descriptors: [Int32]) throws(GradingError) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  for (place, descriptor) in descriptors.enumerated() where descriptor >= 0 {
    posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
  }
  // Signals that the lab ignores or blocks are no concern of what it starts.
  var none = sigset_t()
  var all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

  var words = ([command.program] + command.arguments).map { strdup($0) }
  var variables = command.environment.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") }
  words.append(nil)
  variables.append(nil)
  defer {
    for word in words { free(word) }
    for variable in variables { free(variable) }
  }
  var process: pid_t = 0
  let failure = posix_spawn(&process, command.program, &actions, &attributes, words, variables)
  guard failure == 0 else {
    throw .cannotRun(program: command.program, reason: systemMessage(failure))
  }
  return process
}
