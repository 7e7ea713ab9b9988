extension Fault {
  /// The fault as it is typed: `refused`, `status:503`, `trickle:8:400ms`, `first:2:status:503`.
  package var text: String {
    switch self {
    case .refused: "refused"
    case .neverConnects: "never-connects"
    case .neverAnswers: "never-answers"
    case .resetMidway: "reset"
    case .status(let status): "status:\(status)"
    case .redirects(let target): "redirect:\(target)"
    case .redirectsInALoop: "loop"
    case .trickles(let pieces, let every):
      "trickle:\(pieces):\(Int(every / .milliseconds(1)))ms"
    case .first(let count, let fault): "first:\(count):\(fault.text)"
    }
  }

  /// What can be typed, for messages.
  package static let forms =
    "refused, never-connects, never-answers, reset, status:CODE, redirect:URL, loop, trickle:PIECES:MSms, first:COUNT:FAULT"

  /// Reads a fault as it is typed; nil for text that is none.
  package init?(text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count > 1 ? String(parts[1]) : nil
    switch (String(parts[0]), rest) {
    case ("refused", nil): self = .refused
    case ("never-connects", nil): self = .neverConnects
    case ("never-answers", nil): self = .neverAnswers
    case ("reset", nil): self = .resetMidway
    case ("loop", nil): self = .redirectsInALoop
    case ("status", let code?):
      guard let status = Int(code), (100...599).contains(status) else { return nil }
      self = .status(status)
    case ("redirect", let target?):
      guard Address(target) != nil else { return nil }
      self = .redirects(to: target)
    case ("trickle", let rest?):
      let numbers = rest.split(separator: ":", omittingEmptySubsequences: false)
      guard numbers.count == 2, numbers[1].hasSuffix("ms"), let pieces = Int(numbers[0]),
        let gap = Int(numbers[1].dropLast(2)), (1...100_000).contains(pieces),
        (0...3_600_000).contains(gap)
      else { return nil }
      self = .trickles(pieces: pieces, every: .milliseconds(gap))
    case ("first", let rest?):
      let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[0]), count >= 0,
        let fault = Fault(text: parts[1])
      else { return nil }
      self = .first(count, fault)
    default: return nil
    }
  }
}
