import Course
import Foundation
import Grading
import Terminal

/// The command `lab`.
@main
enum Lab {
  /// The version of the lab.
  static let version = "0.1.0"

  static func main() {
    Interruption.watch()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func run(_ arguments: [String]) -> ExitCode {
    let environment = ProcessInfo.processInfo.environment
    let output = Output(descriptor: 1, environment: environment)
    let errors = Output(descriptor: 2, environment: environment)
    let isJSON = arguments.contains(OptionName.json.flag)
    do {
      let session = Session(
        invocation: try ArgumentParser.parse(arguments), output: output, errors: errors,
        environment: environment, isInteractive: output.isTerminal && isatty(0) == 1,
        name: typedName(CommandLine.arguments.first ?? "lab"))
      return try run(session)
    } catch {
      return Failure(error).report(to: errors, json: isJSON ? output : nil)
    }
  }

  private static func run(_ session: Session) throws -> ExitCode {
    let invocation = session.invocation
    if invocation.has(.version) {
      try session.output.write("lab \(version)")
      return .done
    }
    if invocation.has(.help) { return try HelpCommand(session, about: invocation.command).run() }
    return switch invocation.command {
    case nil: try HomeCommand(session).run()
    case .list: try ListCommand(session).run()
    case .show: try ShowCommand(session).run()
    case .run: try RunCommand(session).run()
    case .check: try CheckCommand(session).run()
    case .trace: try TraceCommand(session).run()
    case .replay: try ReplayCommand(session).run()
    case .hint: try HintCommand(session).run()
    case .submit: try SubmitCommand(session).run()
    case .reset: try ResetCommand(session).run()
    case .progress: try ProgressCommand(session).run()
    case .doctor: try DoctorCommand(session).run()
    case .verify: try VerifyCommand(session).run()
    case .new: try NewCommand(session).run()
    case .serveWeb: try ServeWebCommand(session).run()
    case .help: try HelpCommand(session).run()
    }
  }

  /// How the command was called: what SwiftPM built is called through it.
  static func typedName(_ path: String) -> String {
    path.contains("/.build/") ? "swift run lab" : "lab"
  }
}
