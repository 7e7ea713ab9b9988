import ConcurrencyLab
import Simulator
import Specimens

/// A program to measure with: its name, and a body that says whether its result is right.
struct Program {
  var name: String
  var body: @Sendable () -> Bool

  /// The program as the simulator takes it.
  var subject: Subject {
    let result = Latest()
    return Subject(
      body: .thread { result.value = body() },
      judge: {
        defer { result.value = nil }
        return result.value.map { Subject.Judgement(isRight: $0, outcome: $0 ? 1 : 0) }
      },
      describe: { "\($0)" }, headline: { "\($0)" })
  }

  private final class Latest {
    var value: Bool?
  }
}

extension Program {
  /// Threads that each add to a plain property a number of times.
  static func counter(_ threads: Int, _ times: Int) -> Program {
    Program(name: "counter \(threads)x\(times)") {
      let counter = PlainCounter()
      together(threads) { _ in counter.add(times) }
      return counter.count == threads * times
    }
  }

  /// The same under a lock.
  static func lockedCounter(_ threads: Int, _ times: Int) -> Program {
    Program(name: "locked counter \(threads)x\(times)") {
      let counter = LockedCounter()
      together(threads) { _ in for _ in 0..<times { counter.increment() } }
      return counter.value == threads * times
    }
  }

  /// Philosophers who take the lower fork first, or their left one.
  static func philosophers(_ seats: Int, inOrder: Bool) -> Program {
    Program(name: "\(seats) philosophers\(inOrder ? ", in order" : "")") {
      let table = DiningTable(seats, inOrder: inOrder)
      together(seats) { table.eat(at: $0) }
      return true
    }
  }

  /// What ThreadSanitizer sees the first of.
  static let forSanitizers: [Program] = [
    Program(name: "race") {
      let program = PlainRace()
      together(2) { program.visit($0) }
      return program.count == 2
    },
    Program(name: "update") {
      let program = TwoSections()
      together(2) { program.visit($0) }
      return program.count == 2
    },
    Program(name: "deadlock") {
      let program = OppositeLocks()
      together(2) { program.visit($0) }
      return program.count == 2
    },
  ]

  /// What reduction saves is measured on these.
  static let ten: [Program] = [
    counter(2, 4), counter(3, 2), lockedCounter(3, 2), lockedCounter(2, 4),
    philosophers(3, inOrder: true), philosophers(4, inOrder: true), philosophers(4, inOrder: false),
    Program(name: "Peterson") {
      let lock = Peterson()
      together(2) { _ = lock.visit($0) }
      return true
    },
    Program(name: "Treiber stack, ABA") {
      let stack = TreiberStack(2, countsChanges: false)
      together(
        { _ = stack.pop() },
        {
          guard let first = stack.pop() else { return }
          _ = stack.pop()
          stack.push(first)
        })
      return true
    },
    Program(name: "bounded buffer, 3 threads") {
      let buffer = BoundedBuffer(limit: 1, waiting: .askingAgain)
      together(
        { _ = buffer.take() }, { _ = buffer.take() },
        {
          buffer.put(1)
          buffer.put(2)
        })
      return true
    },
  ]
}
