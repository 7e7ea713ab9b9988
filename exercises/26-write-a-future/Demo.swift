import ConcurrencyLab
import Solution

/// A worker needs 50 ms for an answer; two others ask early, and one leaves a callback.
public let demo = Demo(cores: 1) {
  let answer = Answer()
  answer.addDoneCallback { value in print("callback: \(value.map { "\($0)" } ?? "none")") }
  let worker = Thread(name: "worker") {
    guard answer.start() else { return }
    Thread.sleep(for: .milliseconds(50))
    answer.finish(42)
  }
  let askers = ["first", "second"].map { (name: String) in
    Thread(name: name) { print("\(name): \(answer.result().map { "\($0)" } ?? "none")") }
  }
  worker.start()
  for asker in askers { asker.start() }
  for thread in [worker] + askers { thread.join() }
}
