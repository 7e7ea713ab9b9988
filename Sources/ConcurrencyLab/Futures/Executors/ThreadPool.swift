internal import Simulator

/// What a thread pool's executor and its workers share.
final class ThreadPool: @unchecked Sendable {
  // Safe to share: `machine`, `workers` and `leaving` are touched only in steps of `guarded`; a worker's strand is written by
  // itself and read for messages only, by the one OS thread that simulates.
  private let guarded = StepLock()
  private var machine: PoolMachine<WorkItem>
  private var workers: [Worker] = []
  /// Who waits until all workers have left.
  private var leaving: [Mailbox<Int>] = []
  private let prefix: String
  private let initializer: (@Sendable () throws -> Void)?

  /// What a resting worker is told.
  private enum Order: Sendable {
    case run(WorkItem)
    case leave
  }

  private final class Worker: @unchecked Sendable {
    // Safe to share: see `ThreadPool`.
    let mailbox: Mailbox<Order>
    let thread: Thread
    var strand: Int?

    init(mailbox: Mailbox<Order>, thread: Thread) {
      self.mailbox = mailbox
      self.thread = thread
    }
  }

  init(maxWorkers: Int, prefix: String, initializer: (@Sendable () throws -> Void)?) {
    machine = PoolMachine(maxWorkers: maxWorkers, setsUp: initializer != nil)
    self.prefix = prefix
    self.initializer = initializer
  }

  // MARK: Taking work in

  func submit<Value>(
    _ work: @escaping @Sendable () throws -> Value
  ) throws(PoolError) -> Future<Value> {
    let future = Future<Value>()
    future.queue = { [weak self] in self?.next(after: $0) }
    let item = WorkItem(future, work)
    let (submission, worker) = guarded.step {
      let submission = machine.submit(item)
      future.number = machine.submitted
      guard case .newWorker(let number) = submission else { return (submission, nil as Worker?) }
      let worker = makeWorker(number, first: initializer == nil ? item : nil)
      workers.append(worker)
      return (submission, worker)
    }
    switch submission {
    case .refused(let error): throw error
    case .hand(let number): mailbox(of: number).post(.run(item))
    case .newWorker: worker?.thread.start()
    case .queued: break
    }
    return future
  }

  private func makeWorker(_ number: Int, first: WorkItem?) -> Worker {
    let name = "\(prefix) \(number + 1)"
    let mailbox = Mailbox<Order>("work")
    let thread = Thread(name: name) { [self] in work(number, mailbox, first) }
    return Worker(mailbox: mailbox, thread: thread)
  }

  private func mailbox(of number: Int) -> Mailbox<Order> {
    guarded.peek { workers[number].mailbox }
  }

  // MARK: A worker's life

  private func work(_ number: Int, _ mailbox: Mailbox<Order>, _ first: WorkItem?) {
    if let world = World.current { workers[number].strand = world.runningStrand }
    if let initializer {
      do { try initializer() } catch {
        log("the initializer of \(prefix) \(number + 1) threw \(error)")
        return breakDown(.broken("the initializer of \(prefix) \(number + 1) threw \(error)"))
      }
    }
    first?.run()
    while let item = next(number, mailbox) { item.run() }
  }

  private func next(_ number: Int, _ mailbox: Mailbox<Order>) -> WorkItem? {
    let (next, told) = guarded.step { (machine.next(for: number), ifOver()) }
    for mailbox in told { mailbox.post(0) }
    switch next {
    case .run(let item): return item
    case .leave: return nil
    case .rest:
      guard case .run(let item)? = mailbox.take() else { return nil }
      return item
    }
  }

  private func breakDown(_ error: PoolError) {
    let (stop, told) = guarded.step {
      let stop = machine.breakDown(error)
      // The worker that could not be set up leaves.
      machine.left()
      return (stop, ifOver())
    }
    carryOut(stop) { $0.fail(error) }
    for mailbox in told { mailbox.post(0) }
  }

  // MARK: The end

  func stop(cancelPending: Bool) {
    let stop = guarded.step { machine.shutDown(cancelPending: cancelPending) }
    carryOut(stop) { $0.cancel() }
  }

  /// Waits until all workers have left.
  func waitForWorkers() {
    let mailbox = Mailbox<Int>("the workers of the pool") { [weak self] in self?.next(after: $0) }
    let isOver = guarded.step { () -> Bool in
      if !machine.isOver { leaving.append(mailbox) }
      return machine.isOver
    }
    if !isOver { _ = mailbox.take() }
  }

  private func carryOut(_ stop: PoolMachine<WorkItem>.Stop, _ drop: (WorkItem) -> Void) {
    for number in stop.resting { mailbox(of: number).post(.leave) }
    for item in stop.dropped { drop(item) }
  }

  /// Those to be told that all workers have left, if they have; part of a step.
  private func ifOver() -> [Mailbox<Int>] {
    guard machine.isOver else { return [] }
    let told = leaving
    leaving = []
    return told
  }

  // MARK: For messages

  /// The worker whose turn it is after a strand's, if that is one of them: who waits for a future in the queue waits for any
  /// of the workers.
  private func next(after strand: Int) -> Int? {
    let strands = workers.compactMap(\.strand)
    guard let index = strands.firstIndex(of: strand) else { return strands.first }
    return strands[(index + 1) % strands.count]
  }
}

/// Something to run, with the future that hears of it.
struct WorkItem: Sendable {
  private let body: @Sendable () -> Void
  private let onCancel: @Sendable () -> Void
  private let onFailure: @Sendable (PoolError) -> Void

  init<Value>(_ future: Future<Value>, _ work: @escaping @Sendable () throws -> Value) {
    body = { future.perform(work) }
    onCancel = { future.cancel() }
    onFailure = { future.giveUp($0) }
  }

  /// Runs it, unless its future was cancelled.
  func run() { body() }
  /// Cancels its future.
  func cancel() { onCancel() }
  /// Lets its future fail without running it.
  func fail(_ error: PoolError) { onFailure(error) }
}

extension Future {
  /// Does the work, unless the future was cancelled.
  func perform(_ work: () throws -> Value) {
    guard (try? start()) ?? false else { return }
    end(with: Result(catching: work))
  }

  /// Ends it with an error, unless it was cancelled: the work is never begun.
  func giveUp(_ error: any Error) {
    end(with: .failure(error))
  }

  /// Ends it, unless it was cancelled.
  func end(with result: Result<Value, any Error>) {
    do { try finish(result) } catch .invalidState(.finished) {
      // Whoever holds a future can finish it, and somebody has.
      log("\(label) has a result already; what its work came to is dropped")
    } catch {}
  }
}
