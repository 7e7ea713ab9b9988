import ConcurrencyLab

/// Three tasks on one core. Nobody takes the core away from a task: it gives it up where it awaits.
public let demo = Demo(cores: 1) {
  await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 1...3 {
      group.addTask {
        compute(for: .milliseconds(10))
        try await waitForInput(.milliseconds(25))
        compute(for: .milliseconds(10))
      }
    }
  }
}
