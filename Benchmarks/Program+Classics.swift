import ConcurrencyLab
import Specimens

extension Program {
  /// Classic programs, each right and then broken.
  static let classics: [Program] = [
    visits("Peterson") {
      Peterson()
    } by: {
      $0.visit($1)
    },
    visits("Peterson, announced late") {
      Peterson(announcesLate: true)
    } by: {
      $0.visit($1)
    },
    visits("Dekker") {
      Dekker()
    } by: {
      $0.visit($1)
    },
    visits("Dekker, looks first") {
      Dekker(looksFirst: true)
    } by: {
      $0.visit($1)
    },
    visits("ticket lock") {
      TicketLock()
    } by: { lock, _ in
      lock.visit()
    },
    visits("ticket lock, equal tickets") {
      TicketLock(copiesTickets: true)
    } by: { lock, _ in
      lock.visit()
    },
    recycling("Treiber's stack, counting", countsChanges: true),
    recycling("Treiber's stack, ABA", countsChanges: false),
    appending("Michael and Scott's queue") { $0.append($1, in: $2) },
    appending("Michael and Scott's queue, plain stores") { $0.appendCarelessly($1, in: $2) },
    stealing("work-stealing deque", looksTooEarly: false),
    stealing("work-stealing deque, looks too early", looksTooEarly: true),
    making("double-checked", .checkedTwice), making("checked once", .checkedOnce),
    reading("readers and writer", ignoresReaders: false),
    reading("readers and writer, not waiting", ignoresReaders: true),
    passing("bounded buffer, while", .askingAgain), passing("bounded buffer, if", .askingOnce),
    haircuts("barbershop", looksThroughWindow: false),
    haircuts("barbershop, through the window", looksThroughWindow: true),
  ]

  /// What threads have found out, each in a place of its own.
  private final class Found<Value>: @unchecked Sendable {
    // Safe to share: all threads of a simulation run on one.
    var values: [Value] = []
  }

  private static func visits<Lock: Sendable>(
    _ name: String, _ make: @escaping @Sendable () -> Lock,
    by visit: @escaping @Sendable (Lock, Int) -> Bool
  ) -> Program {
    Program(name: name) {
      let (lock, found) = (make(), Found<Bool>())
      together(2) { found.values.append(visit(lock, $0)) }
      return found.values.allSatisfy(\.self)
    }
  }

  private static func recycling(_ name: String, countsChanges: Bool) -> Program {
    Program(name: name) {
      let (stack, found) = (TreiberStack(2, countsChanges: countsChanges), Found<Int?>())
      together(
        { found.values.append(stack.pop()) },
        {
          guard let first = stack.pop() else { return }
          let second = stack.pop()
          stack.push(first)
          found.values.append(second)
        })
      return (found.values.compactMap(\.self) + stack.content).sorted() == [0, 1]
    }
  }

  private static func appending(
    _ name: String, _ append: @escaping @Sendable (MichaelScottQueue, Int, Int) -> Void
  ) -> Program {
    Program(name: name) {
      let queue = MichaelScottQueue(room: 2)
      together({ append(queue, 10, 1) }, { append(queue, 20, 2) })
      return [queue.removeFirst(), queue.removeFirst()].compactMap(\.self).count == 2
    }
  }

  private static func stealing(_ name: String, looksTooEarly: Bool) -> Program {
    Program(name: name) {
      let (deque, found) = (WorkStealingDeque([1, 2], looksTooEarly: looksTooEarly), Found<Int?>())
      together(
        { for _ in 0..<2 { found.values.append(deque.take()) } },
        { for _ in 0..<2 { found.values.append(deque.steal()) } })
      return (found.values + [deque.take(), deque.take()]).compactMap(\.self).sorted() == [1, 2]
    }
  }

  private static func making(_ name: String, _ form: LazyResource.Form) -> Program {
    Program(name: name) {
      let (resource, found) = (LazyResource(form), Found<Int?>())
      together(2) { _ in found.values.append(resource.use()) }
      return found.values == [7, 7] && resource.count == 1
    }
  }

  private static func reading(_ name: String, ignoresReaders: Bool) -> Program {
    Program(name: name) {
      let (page, found) = (SharedPage(ignoresReaders: ignoresReaders), Found<Bool>())
      together(
        { found.values.append(page.read()) }, { found.values.append(page.read()) },
        { page.write() })
      return found.values.allSatisfy(\.self)
    }
  }

  private static func passing(_ name: String, _ waiting: BoundedBuffer.Waiting) -> Program {
    Program(name: name) {
      let (buffer, found) = (BoundedBuffer(limit: 1, waiting: waiting), Found<Int?>())
      together(
        { found.values.append(buffer.take()) }, { found.values.append(buffer.take()) },
        {
          buffer.put(1)
          buffer.put(2)
        })
      return found.values.compactMap(\.self).sorted() == [1, 2]
    }
  }

  private static func haircuts(_ name: String, looksThroughWindow: Bool) -> Program {
    Program(name: name) {
      let shop = Barbershop(chairs: 1, looksThroughWindow: looksThroughWindow)
      let (served, found) = (Found<Int>(), Found<Bool>())
      let barber = Thread { served.values = [shop.work()] }
      barber.start()
      together(2) { _ in found.values.append(shop.visit()) }
      shop.close()
      barber.join()
      let visits = found.values.count(where: \.self)
      return served.values == [visits] && visits >= 1 && shop.crowd == 1
    }
  }
}
