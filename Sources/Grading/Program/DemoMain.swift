// The main of every demo, compiled beside Demo.swift into its module: runs it once, in virtual time or for
// real, tells what happened, and closes with the number that it was given on standard input.

@_spi(Grading) import ConcurrencyLab
@preconcurrency import Glibc
import Trace

@main struct DemoMain {
  static func main() async {
    let nonce = readLine().flatMap { UInt64($0) }
    // What was printed before an end by force is not lost.
    setvbuf(stdout, nil, _IOLBF, 0)
    let cores = getenv("LAB_CORES").flatMap { Int(String(cString: $0)) }
    let isReal = getenv("LAB_CLOCK").map { String(cString: $0) } == "real"
    let performance =
      isReal
      ? await demo.runForReal(cores: demo.takeCores(cores)) : demo.simulate(cores: cores)
    Record(content: .run(performance.run)).send()
    if let error = performance.error { Record(content: .threw(error)).send() }
    if let nonce { Record(content: .closing(nonce)).send() }
    exit(0)
  }
}
