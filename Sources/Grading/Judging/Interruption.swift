import Trace

/// What ended a program before it had ended by itself.
struct Interruption: Sendable {
  /// What that makes of the whole.
  var outcome: Verdict.Outcome
  /// What it makes of the test that was running.
  var ofTest: Verdict.Test.Outcome
  /// What happened, as a clause: `it was ended by SIGSEGV`.
  var sentence: String
  /// The signal.
  var signal: Int?
  /// What the program said last: `Index out of range`.
  var fatalError: String?
  /// Where it said that it was.
  var position: SourcePosition?

  /// What ended the program; nil if it was the program itself.
  init?(_ end: BoxResult.End, output: String, limit: Double) {
    switch end {
    case .exited: return nil
    case .outOfTime, .signalled(24):
      outcome = .hung
      ofTest = .hung
      sentence = "it did not end within \(Self.seconds(limit))"
    case .outOfOutput, .signalled(25):
      outcome = .tooMuchOutput
      ofTest = .failed
      sentence = "it printed more than 16 MiB"
    case .signalled(let number):
      outcome = .crashed
      ofTest = .crashed
      signal = number
      sentence = "it was ended by \(Self.name(of: number))"
      readFatalError(output)
    }
  }

  private mutating func readFatalError(_ output: String) {
    guard let line = output.split(separator: "\n").last(where: { $0.contains("Fatal error") }),
      let mark = line.firstRange(of: "Fatal error")
    else { return }
    let message = line[mark.upperBound...].drop { $0 == ":" || $0 == " " }
    fatalError = message.isEmpty ? "a fatal error" : String(message)
    sentence = "it crashed: \(fatalError ?? "")"
    let place = line[..<mark.lowerBound].split(separator: ":")
    guard place.count >= 2, let row = Int(place[1].drop { $0 == " " }),
      place[0].hasPrefix("\(ObjectGate.module)/")
    else { return }
    position = SourcePosition(
      file: String(place[0].dropFirst(ObjectGate.module.count + 1)), line: row)
  }

  /// What a program printed, without the addresses that Swift prints when it ends one.
  static func withoutTrace(_ output: String) -> String {
    guard let trace = output.firstRange(of: "Current stack trace:\n0    ") else { return output }
    return String(output[..<trace.lowerBound])
  }

  /// A number of seconds in words: `10 seconds`.
  static func seconds(_ seconds: Double) -> String {
    let whole = Int(seconds)
    guard Double(whole) == seconds else { return "\(seconds) seconds" }
    return whole == 1 ? "1 second" : "\(whole) seconds"
  }

  /// The name of a signal, as it is known.
  static func name(of signal: Int) -> String {
    let names = [
      4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL",
      11: "SIGSEGV", 13: "SIGPIPE", 15: "SIGTERM", 31: "SIGSYS",
    ]
    return names[signal] ?? "signal \(signal)"
  }
}

extension BoxResult {
  /// Whether nothing but the program itself ended it.
  var endedByItself: Bool {
    if case .exited = end { return true }
    return false
  }
}
