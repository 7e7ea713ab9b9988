/// What is in a channel.
struct ChannelState<Element> {
  /// How many elements there is room for.
  let capacity: Int
  /// What was sent and not received, in the order it was sent.
  private(set) var elements: [Element] = []
  /// Whether nothing more will be sent.
  private(set) var isClosed = false

  /// What came of a try to receive.
  enum Reception {
    case element(Element)
    /// Everything was received, and nothing more will come.
    case end
  }

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Puts an element in.
  /// - Returns: whether the channel took it, which a closed one does not; nil while there is no room.
  mutating func send(_ element: Element) -> Bool? {
    if isClosed { return false }
    guard elements.count < capacity else { return nil }
    elements.append(element)
    return true
  }

  /// Takes the element out that was sent first; nil while there is none.
  mutating func receive() -> Reception? {
    if elements.isEmpty { return isClosed ? .end : nil }
    return .element(elements.removeFirst())
  }

  /// Ends it: what is in it can still be received.
  mutating func close() {
    isClosed = true
  }
}

extension ChannelState: CustomStringConvertible {
  var description: String { isClosed ? "\(elements) closed" : "\(elements)" }
}
