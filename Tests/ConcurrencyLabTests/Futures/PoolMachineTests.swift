import Testing

@testable import ConcurrencyLab

/// A pool's memory, event by event: every sequence of events up to a length, against what must always hold.
@Suite struct PoolMachineTests {
  private enum Event: CaseIterable {
    case submit, firstAsks, secondAsks, shutDown, shutDownAndCancel, breakDown
  }

  private struct Journey {
    var machine: PoolMachine<Int>
    var taken: [Int] = []
    var run: [Int] = []
    var dropped: [Int] = []
    /// What each worker is doing: true while it has not asked for more.
    var isBusy: [Bool] = []
    var hasLeft: [Bool] = []
    var item = 0

    mutating func take(_ event: Event) {
      switch event {
      case .submit:
        item += 1
        let resting = machine.resting
        switch machine.submit(item) {
        case .hand(let worker):
          #expect(resting.first == worker)
          begin(item, worker)
        case .newWorker(let worker):
          #expect(resting.isEmpty && worker == isBusy.count)
          isBusy.append(true)
          hasLeft.append(false)
          if machine.setsUp { taken.append(item) } else { begin(item, worker) }
        case .queued:
          #expect(resting.isEmpty && machine.workers == machine.maxWorkers)
          taken.append(item)
        case .refused(let error):
          #expect(error == (machine.breakage ?? .shutDown))
          #expect(machine.isShutDown || machine.breakage != nil)
        }
      case .firstAsks: ask(0)
      case .secondAsks: ask(1)
      case .shutDown: stop(machine.shutDown(cancelPending: false))
      case .shutDownAndCancel: stop(machine.shutDown(cancelPending: true))
      case .breakDown: stop(machine.breakDown(.broken("worker 1 died")))
      }
      let isThere = zip(isBusy, hasLeft).count { !$1 }
      #expect(machine.present == isThere)
    }

    private mutating func begin(_ item: Int, _ worker: Int) {
      taken.append(item)
      run.append(item)
      isBusy[worker] = true
    }

    private mutating func ask(_ worker: Int) {
      guard worker < isBusy.count, isBusy[worker], !hasLeft[worker] else { return }
      isBusy[worker] = false
      switch machine.next(for: worker) {
      case .run(let item):
        run.append(item)
        isBusy[worker] = true
      case .rest: #expect(machine.queued == 0 && !machine.isShutDown)
      case .leave:
        #expect(machine.isShutDown || machine.breakage != nil)
        hasLeft[worker] = true
      }
    }

    private mutating func stop(_ stop: PoolMachine<Int>.Stop) {
      dropped += stop.dropped
      for worker in stop.resting {
        #expect(!isBusy[worker] && !hasLeft[worker])
        hasLeft[worker] = true
      }
    }

    mutating func end() {
      for _ in 0...item { for worker in isBusy.indices { ask(worker) } }
      #expect((run + dropped).sorted() == taken, "what was taken in is run or dropped, once")
      #expect(run == run.sorted(), "first come, first served")
      if machine.isShutDown || machine.breakage != nil {
        #expect(machine.isOver && hasLeft.allSatisfy { $0 }, "nobody stays behind")
      }
    }
  }

  @Test(arguments: [(1, false), (2, false), (2, true)])
  func `every sequence of five events runs or drops each item once`(workers: Int, setsUp: Bool) {
    func extend(_ events: [Event]) {
      var journey = Journey(machine: PoolMachine(maxWorkers: workers, setsUp: setsUp))
      for event in events { journey.take(event) }
      journey.end()
      guard events.count < 5 else { return }
      for event in Event.allCases { extend(events + [event]) }
    }
    extend([])
  }
}
