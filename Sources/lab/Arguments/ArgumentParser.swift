import Course

/// Reads a command line: a command, its arguments, and options anywhere.
struct ArgumentParser {
  private var invocation = Invocation()
  private var rest: ArraySlice<String>
  private var areOptionsOver = false

  /// Reads the arguments that follow the program's name.
  static func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    var parser = ArgumentParser(rest: arguments[...])
    return try parser.parse()
  }

  private init(rest: ArraySlice<String>) { self.rest = rest }

  private mutating func parse() throws(UsageError) -> Invocation {
    var unknown: UsageError?
    while let word = rest.popFirst() {
      if !areOptionsOver, word == "--" {
        areOptionsOver = true
      } else if !areOptionsOver, word.hasPrefix("-"), word != "-" {
        try option(word)
      } else if invocation.command == nil, unknown == nil {
        invocation.command = CommandName(rawValue: word)
        if invocation.command == nil { unknown = Self.unknownCommand(word) }
      } else {
        invocation.arguments.append(word)
      }
    }
    if let unknown { throw unknown }
    try check()
    return invocation
  }

  private static func unknownCommand(_ word: String) -> UsageError {
    let names = CommandName.allCases.map(\.rawValue)
    return .unknownCommand(word, suggestion: closest(to: word, among: names))
  }

  private mutating func option(_ word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? word
    let short = ["-h": OptionName.help]
    guard let option = short[name] ?? OptionName.allCases.first(where: { $0.flag == name }) else {
      throw unknownOption(name)
    }
    let given = parts.count > 1 ? String(parts[1]) : nil
    switch (option.value(in: invocation.command), given) {
    case (.none, nil): invocation.options[option] = ""
    case (.none, let value?): throw .unexpectedValue(option, value: value)
    case (_, let value?) where !value.isEmpty: invocation.options[option] = value
    case (.required(let name), _):
      guard given == nil, let value = rest.popFirst() else {
        throw .missingValue(option, name: name)
      }
      invocation.options[option] = value
    case (.optional, nil): invocation.options[option] = file() ?? ""
    case (.optional(let name), _?): throw .missingValue(option, name: name)
    }
  }

  /// The next word, where it is a file's name: no option, and nothing that names an exercise.
  private mutating func file() -> String? {
    guard let word = rest.first, word == "-" || !word.hasPrefix("-"), Int(word) == nil,
      word != "last"
    else { return nil }
    return rest.popFirst()
  }

  private func unknownOption(_ name: String) -> UsageError {
    let flags = (OptionName.common + (invocation.command?.options ?? [])).map(\.flag)
    return .unknownOption(
      name, command: invocation.command, suggestion: closest(to: name, among: flags))
  }

  private func check() throws(UsageError) {
    let command = invocation.command
    let allowed = OptionName.common + (command.map(\.options) ?? [.version])
    for option in OptionName.allCases where invocation.has(option) && !allowed.contains(option) {
      throw .unknownOption(option.flag, command: command, suggestion: nil)
    }
    guard let command, !invocation.has(.help) else { return }
    let count = invocation.arguments.count
    if count < command.argumentCount.lowerBound {
      throw .missingArgument(command.missingArgument(after: count), command: command)
    }
    if count > command.argumentCount.upperBound {
      throw .unexpectedArgument(
        invocation.arguments[command.argumentCount.upperBound], command: command)
    }
  }
}
