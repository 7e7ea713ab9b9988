/// The options of `lab` and its commands.
enum OptionName: String, CaseIterable, Sendable {
  case json, answers, explain, cores, rows, from, to, live, real, speed, port, seed, faults,
    capacity, bandwidth
  case test, search, step, html, svg, perfetto
  case course, workspace, help, version

  /// Those that every command takes.
  static let common: [OptionName] = [.course, .workspace, .help]

  /// As it is typed.
  var flag: String { "--\(rawValue)" }

  /// What can stand after an option.
  enum Value: Hashable {
    /// Nothing does.
    case none
    /// Something has to.
    case required(String)
    /// Something may.
    case optional(String)
  }

  /// What stands after it, in a command.
  func value(in command: CommandName?) -> Value {
    switch self {
    case .course, .workspace: .required("DIR")
    case .html, .svg, .perfetto: .required("FILE")
    case .json: command == .trace ? .optional("FILE") : .none
    case .test: .required(command == .trace ? "NAME|N" : "NAME")
    case .cores, .port, .seed, .search, .step: .required("N")
    case .rows: .required("strands|cores|both")
    case .from, .to: .required("TIME")
    case .faults: .required("PLAN")
    case .capacity: .required("N[:N]")
    case .bandwidth: .required("BYTES")
    case .speed: .required("X")
    default: .none
    }
  }

  /// As it is typed, with its value.
  func usage(in command: CommandName?) -> String {
    switch value(in: command) {
    case .none: flag
    case .required(let name): "\(flag) \(name)"
    case .optional(let name): "\(flag) [\(name)]"
    }
  }

  /// What it does, as a line of a list.
  func summary(in command: CommandName?) -> String {
    switch self {
    case .json where command == .trace: "write what is known as JSON to FILE, or to the terminal"
    case .json: "print JSON instead of a screen"
    case .answers: "print the answers to the questions too"
    case .explain: "print all that the toolchain says about a diagnostic"
    case .cores: "how many cores there are, instead of what the demo says"
    case .rows: "a row for each strand, for each core, or both"
    case .from: "draw the time from here on, such as 200ms or 1.5s"
    case .to: "draw the time up to here"
    case .live: "play it at the speed of the simulated clock; q ends it"
    case .real: "run it for real too: real threads, real time"
    case .speed: "how fast --live plays it: 2 for twice as fast, 0.5 for half"
    case .port: "where it listens, instead of 8765; 0 for any port that is free"
    case .seed: "draw which sites go wrong, and how"
    case .faults: "which sites go wrong, and how: cedar=refused,oak=status:503"
    case .capacity: "how many requests a site works on at once, and how many may wait"
    case .bandwidth: "how many bytes a site sends in a second, to each client"
    case .test where command == .trace: "only that test, or only the picture with that number"
    case .test: "which test's schedule, where the exercise has several"
    case .search: "which search of the test, where it makes several; the first is 1"
    case .step: "print the first N steps instead of the screen with keys"
    case .html: "write a page for the browser"
    case .svg: "write a picture for a README"
    case .perfetto: "write a trace for ui.perfetto.dev"
    case .course: "the folder of the course (LAB_COURSE)"
    case .workspace: "the folder of your files (LAB_WORKSPACE)"
    case .help: "how the command is used"
    case .version: "the version of the lab"
    }
  }
}
