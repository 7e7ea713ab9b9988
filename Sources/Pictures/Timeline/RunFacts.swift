import Trace

/// What a run came to, in a line: `330 ms of simulated time · 1 core, busy 9%`.
struct RunFacts {
  /// The words.
  let words: String

  init(_ run: Run) {
    let clock = run.clock == .virtual ? "simulated time" : "real time"
    let cores = run.cores == 1 ? "1 core" : "\(run.cores) cores"
    let all = Double(run.elapsed) * Double(run.cores)
    let busy = all > 0 ? Int((Double(run.cpuTime) / all * 100).rounded()) : 0
    words = "\(TimeText.words(run.elapsed)) of \(clock) · \(cores), busy \(busy)%"
  }
}
