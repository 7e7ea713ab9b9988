/// The options of `lab` and its commands.
enum OptionName: String, CaseIterable, Sendable {
  case json, answers, explain, cores, live, real, speed, port, seed, faults, capacity, bandwidth
  case course, workspace, help, version

  /// Those that every command takes.
  static let common: [OptionName] = [.course, .workspace, .help]

  /// As it is typed.
  var flag: String { "--\(rawValue)" }

  /// The name of its value, if it takes one.
  var value: String? {
    switch self {
    case .course, .workspace: "DIR"
    case .cores, .port, .seed: "N"
    case .faults: "PLAN"
    case .capacity: "N[:N]"
    case .bandwidth: "BYTES"
    case .speed: "X"
    default: nil
    }
  }

  /// What it does, as a line of a list.
  var summary: String {
    switch self {
    case .json: "print JSON instead of a screen"
    case .answers: "print the answers to the questions too"
    case .explain: "print all that the toolchain says about a diagnostic"
    case .cores: "how many cores there are, instead of what the demo says"
    case .live: "play it at the speed of the simulated clock; q ends it"
    case .real: "run it for real too: real threads, real time"
    case .speed: "how fast --live plays it: 2 for twice as fast, 0.5 for half"
    case .port: "where it listens, instead of 8765; 0 for any port that is free"
    case .seed: "draw which sites go wrong, and how"
    case .faults: "which sites go wrong, and how: cedar=refused,oak=status:503"
    case .capacity: "how many requests a site works on at once, and how many may wait"
    case .bandwidth: "how many bytes a site sends in a second, to each client"
    case .course: "the folder of the course (LAB_COURSE)"
    case .workspace: "the folder of your files (LAB_WORKSPACE)"
    case .help: "how the command is used"
    case .version: "the version of the lab"
    }
  }
}
