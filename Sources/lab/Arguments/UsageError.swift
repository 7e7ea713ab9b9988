/// What is wrong with a command line.
enum UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, command: CommandName?, suggestion: String?)
  case missingValue(OptionName, name: String)
  case unexpectedValue(OptionName, value: String)
  case unexpectedArgument(String, command: CommandName)
  case missingArgument(String, command: CommandName)
  case unknownKind(String)
  /// What is wrong with a fault plan, in a sentence.
  case badFaults(String)
  case badValue(OptionName, value: String, expected: String)
  case unknownTest(String, exercise: String, suggestion: String?)
  case severalTests(exercise: String, names: [String])
  case badSchedule(String)

  /// What is wrong and what to type instead, in one sentence.
  var description: String {
    switch self {
    case .unknownCommand(let name, let suggestion?):
      "command '\(name)' not found; did you mean '\(suggestion)'?"
    case .unknownCommand(let name, nil):
      "command '\(name)' not found; 'lab help' lists what there is"
    case .unknownOption(let name, _, let suggestion?):
      "option '\(name)' not found; did you mean '\(suggestion)'?"
    case .unknownOption(let name, let command?, nil):
      "option '\(name)' not found; 'lab help \(command.rawValue)' lists what there is"
    case .unknownOption(let name, nil, nil):
      "option '\(name)' not found; 'lab help' lists what there is"
    case .missingValue(let option, let name):
      "option '\(option.flag)' needs a value: \(option.flag) \(name)"
    case .unexpectedValue(let option, let value):
      "option '\(option.flag)' takes no value, and got '\(value)'"
    case .unexpectedArgument(let argument, let command):
      "'\(argument)' is one argument too many; use: lab \(command.rawValue) \(command.arguments)"
    case .missingArgument(let argument, let command):
      "\(argument) is missing; use: lab \(command.rawValue) \(command.arguments)"
    case .badValue(let option, let value, let expected):
      "option '\(option.flag)' takes \(expected), and got '\(value)'"
    case .badFaults(let text): text
    case .unknownKind(let kind):
      "'\(kind)' is neither 'lesson' nor 'exercise'; use: lab new lesson|exercise TITLE"
    case .unknownTest(let name, _, let suggestion?):
      "test '\(name)' not found; did you mean '\(suggestion)'?"
    case .unknownTest(let name, let exercise, nil):
      "test '\(name)' not found; 'lab trace \(exercise)' lists what there is"
    case .severalTests(let exercise, let names):
      "exercise \(exercise) has several tests; add --test with one of \(names.map { "'\($0)'" }.joined(separator: ", "))"
    case .badSchedule(let reason): reason
    }
  }
}
