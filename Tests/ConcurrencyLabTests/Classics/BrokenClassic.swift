import ConcurrencyLab
import Specimens
import Testing

/// A wrong program, and how often a thread has to be interrupted for it to go wrong.
struct BrokenClassic: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var preemptions: Int
  /// Whether a run went right; some do not come to their end.
  var body: @Sendable () -> Bool

  init(_ name: String, _ preemptions: Int, _ body: @escaping @Sendable () -> Bool) {
    testDescription = name
    self.preemptions = preemptions
    self.body = body
  }

  static let all = locks + containers + waiting

  private static let locks = [
    // Each has to be in the middle of its work when the other comes in: the first is interrupted after it has
    // looked for the other, the second within its work.
    BrokenClassic("Peterson, announced late", 2) {
      let lock = Peterson(announcesLate: true)
      return gather(2) { lock.visit($0) }.allSatisfy(\.self)
    },
    BrokenClassic("Dekker, who looks first", 2) {
      let lock = Dekker(looksFirst: true)
      return gather(2) { lock.visit($0) }.allSatisfy(\.self)
    },
    BrokenClassic("equal tickets", 2) {
      let lock = TicketLock(copiesTickets: true)
      return gather(2) { _ in lock.visit() }.allSatisfy(\.self)
    },
    // Between asking and making: the other makes all of it.
    BrokenClassic("checked once, made twice", 1) {
      let resource = LazyResource(.checkedOnce)
      return gather(2) { _ in resource.use() } == [7, 7]
    },
    // The first to come has not made it when its flag is up, or made it where the second looks unasked.
    BrokenClassic("raised too early", 0) {
      let resource = LazyResource(.raisedTooEarly)
      return gather(2) { _ in resource.use() } == [7, 7]
    },
    BrokenClassic("checked without order", 0) {
      let resource = LazyResource(.plain)
      return gather(2) { _ in resource.use() } == [7, 7]
    },
  ]

  private static let containers = [
    // Between reading the top and what comes after it: the other takes two and puts the first back.
    BrokenClassic("a top that came back", 1) {
      let stack = TreiberStack(2, countsChanges: false)
      let taken = gather(
        { [stack.pop()] },
        {
          guard let first = stack.pop() else { return [] }
          let second = stack.pop()
          stack.push(first)
          return [second]
        })
      return (taken.joined().compactMap { $0 } + stack.content).sorted() == [0, 1]
    },
    // Between reading the tail and linking to it: the other links to the same.
    BrokenClassic("a careless queue", 1) {
      let queue = MichaelScottQueue(room: 2)
      together({ queue.appendCarelessly(10, in: 1) }, { queue.appendCarelessly(20, in: 2) })
      return [queue.removeFirst(), queue.removeFirst()].compactMap { $0 }.count == 2
    },
    // Between looking for thieves and showing what is taken: the thief takes all.
    BrokenClassic("an owner that looks too early", 1) {
      let deque = WorkStealingDeque([1, 2], looksTooEarly: true)
      let taken = gather({ [deque.take(), deque.take()] }, { [deque.steal(), deque.steal()] })
      return (taken.joined() + [deque.take(), deque.take()]).compactMap { $0 }.sorted() == [1, 2]
    },
  ]

  private static let waiting = [
    // Who waits has no lock, so that nobody is interrupted: both are woken for one item.
    BrokenClassic("a buffer that asks once", 0) { passes(.askingOnce) },
    // A consumer's signal wakes the other consumer, and the producer waits for ever.
    BrokenClassic("a buffer that wakes one", 0) { passes(.wakingOne) },
    // Between the two halves.
    BrokenClassic("a writer that ignores readers", 1) {
      let page = SharedPage(ignoresReaders: true)
      return gather(
        { page.read() }, { page.read() },
        {
          page.write()
          return true
        }
      ).allSatisfy(\.self)
    },
    // Between looking through the window and sitting down.
    BrokenClassic("a chair that looked free", 1) {
      let shop = Barbershop(chairs: 1, looksThroughWindow: true)
      let barber = Thread { _ = shop.work() }
      barber.start()
      _ = gather(2) { _ in shop.visit() }
      shop.close()
      barber.join()
      return shop.crowd == 1
    },
    // The first has one fork; all the others then take theirs and wait, which interrupts nobody.
    BrokenClassic("three philosophers", 1) {
      let table = DiningTable(3, inOrder: false)
      together(3) { table.eat(at: $0) }
      return true
    },
    // Between asking and waiting.
    BrokenClassic("an early question", 1) {
      let question = EarlyQuestion()
      together({ question.consume() }, { question.produce() })
      return true
    },
    // Between asking and charging.
    BrokenClassic("an account that is asked first", 1) {
      let account = CheckedAccount()
      together(2) { _ in account.withdraw(70) }
      return account.balance >= 0
    },
  ]

  private static func passes(_ waiting: BoundedBuffer.Waiting) -> Bool {
    let buffer = BoundedBuffer(limit: 1, waiting: waiting)
    let taken = gather(
      { buffer.take() }, { buffer.take() },
      {
        buffer.put(1)
        buffer.put(2)
        return nil
      })
    return taken.compactMap { $0 }.sorted() == [1, 2]
  }
}
