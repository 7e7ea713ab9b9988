import Trace

extension Step {
  /// What the memory that was touched holds after this step.
  var knownValue: String? {
    switch action {
    case .read: before
    case .write, .modify: after
    default: nil
    }
  }
}
