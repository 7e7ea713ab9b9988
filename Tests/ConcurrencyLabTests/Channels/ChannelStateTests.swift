import Testing

@testable import ConcurrencyLab

/// The pure core of a channel against an array, for every short sequence of operations.
@Suite struct `The state of a channel` {
  enum Input: CaseIterable { case send, receive, close }

  @Test(arguments: 1...3)
  func `is that of a bounded queue after every six operations`(capacity: Int) {
    var sequences: [[Input]] = [[]]
    for _ in 0..<6 { sequences = sequences.flatMap { old in Input.allCases.map { old + [$0] } } }
    for sequence in sequences {
      var state = ChannelState<Int>(capacity: capacity)
      var (model, isClosed, number) = ([Int](), false, 0)
      for input in sequence {
        switch input {
        case .send:
          number += 1
          let isTaken = state.send(number)
          let expected: Bool? = isClosed ? false : model.count < capacity ? true : nil
          #expect(isTaken == expected, "\(sequence)")
          if expected == true { model.append(number) }
        case .receive:
          switch state.receive() {
          case .element(let element):
            let first = model.removeFirst()
            #expect(element == first, "\(sequence)")
          case .end: #expect(isClosed && model.isEmpty, "\(sequence)")
          case nil: #expect(!isClosed && model.isEmpty, "\(sequence)")
          }
        case .close:
          state.close()
          isClosed = true
        }
        #expect(state.elements == model && state.isClosed == isClosed, "\(sequence)")
      }
    }
  }
}
