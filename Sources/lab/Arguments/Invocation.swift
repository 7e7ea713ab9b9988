/// A command line, understood.
struct Invocation: Hashable, Sendable {
  /// The command; `nil` for `lab` alone.
  var command: CommandName?
  /// What stands after the command, without options.
  var arguments: [String] = []
  /// The options that were given, with their values.
  var options: [OptionName: String] = [:]

  /// Whether an option was given.
  func has(_ option: OptionName) -> Bool { options[option] != nil }
}
