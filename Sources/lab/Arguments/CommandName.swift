/// The commands of `lab`.
enum CommandName: String, CaseIterable, Sendable {
  case list, show, run, check, trace, replay, hint, submit, reset, progress, doctor, verify, new,
    help
  case serveWeb = "serve-web"

  /// The groups in which they are listed.
  static let groups: [(title: String, commands: [CommandName])] = [
    ("To learn", [.list, .show, .run, .check, .hint, .submit, .reset, .progress]),
    ("To see what happened", [.trace, .replay]),
    ("To teach", [.verify, .new]),
    ("To try", [.serveWeb]),
    ("To find out", [.doctor, .help]),
  ]

  /// What stands after the name.
  var arguments: String {
    switch self {
    case .list, .progress, .doctor, .serveWeb: ""
    case .show, .hint, .submit: "[NN]"
    case .check: "[NN|FILE]"
    case .run: "[NN|FILE|NAME]"
    case .trace: "[NN|last]"
    case .replay: "[SCHEDULE] [NN]"
    case .reset: "NN"
    case .verify: "[NN ...]"
    case .new: "lesson|exercise TITLE"
    case .help: "[COMMAND]"
    }
  }

  /// What it does, as a line of a list.
  var summary: String {
    switch self {
    case .list: "every lesson and exercise, and what is done"
    case .show: "the pages around an exercise, and its task"
    case .run: "see your file at work, drawn"
    case .check: "grade your file"
    case .trace: "the pictures of the last check, in full or as files"
    case .replay: "step through one schedule of your file, forward and backward"
    case .hint: "the next hint"
    case .submit: "grade your file, write it down as done, and see the reference"
    case .reset: "start an exercise again; your file is kept as a backup"
    case .progress: "what you have done so far"
    case .serveWeb: "the twelve sites for a real client such as curl"
    case .doctor: "whether this machine has what the lab needs"
    case .verify: "whether the course is sound: every start, reference and wrong answer"
    case .new: "a lesson or an exercise to fill in"
    case .help: "how a command is used"
    }
  }

  /// What to know beyond the summary.
  var details: String {
    switch self {
    case .list:
      "A sign stands before each exercise: done, current, or open."
    case .show:
      "Without NN it is the current exercise. Your file is created if it is not there yet, and never changed. Once the exercise is solved, the pages after it come too."
    case .run:
      "It runs the exercise's demo with your file, in simulated time, and draws who did what when. Without a demo it draws what the tests run. NAME is a demo of a lesson, such as 'threads'. Nothing is graded or written down."
    case .check:
      "NN is a number, a name, or the beginning of one. Without it, the current exercise is checked. FILE is a Swift file anywhere; its exercise is known by its name, or is the current one."
    case .trace:
      "Every counterexample and every run of the last check or submit of an exercise; without NN, of the last one at all. With a FILE they are written to it instead, for a browser, a README, Perfetto or a program; FILE is - for standard output."
    case .replay:
      "SCHEDULE says who takes the next steps and how many, as a check prints it: \"main2 A B3 A\". Without it, it is the counterexample of the last check; \"\" means that nobody is interrupted. At a terminal, ? lists the keys; a digit lets another strand take the next step."
    case .hint:
      "Each time one more is shown; the first is the mildest."
    case .submit:
      "What passes is recorded with a copy of your file. Then you see the reference solution and how yours differs from it."
    case .reset:
      "The backup is in the workspace, in the folder 'backups'."
    case .progress:
      "It comes from the workspace's journal, which only ever grows."
    case .doctor:
      "Each thing that is looked at has a line; what is wrong says what to do."
    case .verify:
      "Numbering, metadata and links are checked; every Start must fail as exercise.json says, every Reference must pass, and every wrong answer must be caught by the test that its first line names. With NN, only those exercises."
    case .new:
      "It gets the next free number. The command lists every place that is left to write."
    case .serveWeb:
      "It listens at 127.0.0.1 only. A site is a path, http://127.0.0.1:8765/cedar/, or a host: curl -x http://127.0.0.1:8765 http://cedar.example/. PLAN is SITE=FAULT, comma, and so on; a FAULT is one of refused, never-connects, never-answers, reset, status:CODE, redirect:URL, loop, trickle:PIECES:MSms, first:COUNT:FAULT. What is written out wins over what --seed draws. A site that refuses breaks the connection off, and one that never connects lets it hang: the system has taken the call before the site is named. Ctrl-C ends it, with exit code 130."
    case .help:
      "Without COMMAND, all commands are listed."
    }
  }

  /// Its options, in the order in which they are listed.
  var options: [OptionName] {
    switch self {
    case .list, .progress, .doctor: [.json]
    case .serveWeb: [.port, .seed, .faults, .capacity, .bandwidth, .json]
    case .show: [.answers, .json]
    case .run: [.cores, .rows, .from, .to, .live, .speed, .real, .json]
    case .check: [.explain, .json]
    case .submit: [.explain, .json]
    case .trace: [.test, .rows, .from, .to, .html, .svg, .perfetto, .json]
    case .replay: [.test, .search, .step, .json]
    case .verify: [.json]
    case .hint, .reset, .new, .help: []
    }
  }

  /// How many arguments it takes.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .list, .progress, .doctor, .serveWeb: 0...0
    case .show, .run, .check, .trace, .hint, .submit, .help: 0...1
    case .replay: 0...2
    case .reset: 1...1
    case .verify: 0...Int.max
    case .new: 2...Int.max
    }
  }

  /// The name of an argument that is missing.
  func missingArgument(after count: Int) -> String {
    switch self {
    case .reset: "NN"
    case .new: count == 0 ? "lesson or exercise" : "TITLE"
    default: arguments
    }
  }
}
