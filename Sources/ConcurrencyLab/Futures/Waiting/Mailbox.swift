internal import Simulator
internal import Trace

/// Messages from many to one: who takes one waits for it. Posting is one step, taking is one step.
final class Mailbox<Message: Sendable>: @unchecked Sendable {
  // Safe to share: `messages` is touched under the real lock, or by the one OS thread that simulates.
  private let real = RealLock()
  private let model: SemaphoreModel
  private var messages: [Message] = []

  /// Makes an empty mailbox.
  /// - Parameters:
  ///   - name: what a picture says that its owner waits for.
  ///   - holder: the number of the strand that could end the wait of another, if one can.
  init(_ name: String?, holder: ((Int) -> Int?)? = nil) {
    model = SemaphoreModel(value: 0, name: name)
    model.isShown = false
    model.waitingState = .waitingForStrand
    model.endedBy = holder
  }

  /// Whether what is waited for is work that no worker has come to yet, for messages.
  var isQueued: (() -> Bool)? {
    get { model.isQueued }
    set { model.isQueued = newValue }
  }

  /// Adds a message, and wakes who waits for one.
  func post(_ message: Message) {
    if let world = World.current {
      world.signal(model)
      // Others look only after they were let in, which is after this step.
      messages.append(message)
    } else {
      real.lock()
      messages.append(message)
      real.signal()
      real.unlock()
    }
  }

  /// Takes the oldest message, waiting for one; nil when the time was up first.
  func take(for limit: Duration? = nil) -> Message? {
    if let world = World.current {
      guard world.wait(on: model, for: limit.map { max(0, $0.nanoseconds) }) else { return nil }
      return messages.removeFirst()
    }
    real.lock()
    defer { real.unlock() }
    let end = limit.map { Swift.ContinuousClock.now + $0 }
    while messages.isEmpty {
      guard let end else {
        _ = real.wait()
        continue
      }
      let left = end - .now
      guard left > .zero else { return nil }
      _ = real.wait(for: left)
    }
    return messages.removeFirst()
  }
}
