import Course
import Terminal

/// `lab help [COMMAND]`: all commands, or how one is used.
struct HelpCommand {
  private let session: Session
  private let about: CommandName?

  init(_ session: Session, about: CommandName? = nil) {
    self.session = session
    self.about = about
  }

  func run() throws -> ExitCode {
    var subject = about
    if about == nil || about == .help, let name = session.invocation.arguments.first {
      guard let command = CommandName(rawValue: name) else {
        let names = CommandName.allCases.map(\.rawValue)
        throw UsageError.unknownCommand(name, suggestion: closest(to: name, among: names))
      }
      subject = command
    }
    try session.write(subject.map(page) ?? overview())
    return .done
  }

  private func overview() -> [Line] {
    let surface = session.surface
    var lines: [Line] = [" \("lab", .heading)  a course in concurrency; alone it says what is next"]
    for group in CommandName.groups {
      lines += [.blank, Line(" \(group.title)", .heading)]
      let rows = group.commands.map { command -> [Line] in
        [Line(usage(command), .action), Line(command.summary)]
      }
      lines += Table(rows).lines(on: surface, indent: 3)
    }
    lines += [.blank, Line(" Options of every command", .heading)]
    lines += options(OptionName.common) + [.blank]
    return lines
      + surface.paragraph(
        "NN is an exercise: its number, its name, or the beginning of its name. Exit codes: 0 passed or done, 1 not passed, 2 wrong usage, 3 could not grade."
      )
  }

  private func page(_ command: CommandName) -> [Line] {
    let surface = session.surface
    var lines: [Line] = [" " + Line("lab \(usage(command))", .heading)]
    lines += surface.paragraph(Line(Words.sentence(command.summary))) + [.blank]
    lines += surface.paragraph(Line(command.details)) + [.blank]
    return lines + options(command.options + OptionName.common, of: command)
  }

  private func usage(_ command: CommandName) -> String {
    command.arguments.isEmpty ? command.rawValue : "\(command.rawValue) \(command.arguments)"
  }

  private func options(_ options: [OptionName], of command: CommandName? = nil) -> [Line] {
    let rows = options.map { option -> [Line] in
      [Line(option.usage(in: command), .action), Line(option.summary(in: command))]
    }
    return Table(rows).lines(on: session.surface, indent: 3)
  }
}
