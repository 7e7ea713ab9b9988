internal import Simulator

/// What a process pool's executor and its manager share: the manager is a thread that hears of the processes, gives them
/// work and ends futures, since a process itself can touch none.
final class ProcessPool: @unchecked Sendable {
  // Safe to share: what changes is touched only in steps of `guarded`.
  /// What the manager hears.
  enum Event: Sendable {
    case finished(_ worker: Int, [Result<Packed, any Error>])
    case died(_ worker: Int, _ how: String)
    /// All processes have left, and none will come.
    case over
  }

  /// A job on its way, and the future that hears of it.
  struct Item: Sendable {
    /// As which it was submitted, from 1.
    var number = 0
    var parcel: WorkerProcess.Parcel
    /// Says that it begins; false if it was cancelled.
    var begin: @Sendable () -> Bool
    var cancel: @Sendable () -> Void
    var finish: @Sendable ([Result<Packed, any Error>]) -> Void
    var fail: @Sendable (PoolError) -> Void
  }

  private let guarded = StepLock()
  private var machine: PoolMachine<Item>
  private var workers: [WorkerProcess] = []
  /// What each process has been given, by its number.
  private var given: [Int: Item] = [:]
  /// Who waits until all processes have left.
  private var leaving: [Mailbox<Int>] = []
  private let events = Mailbox<Event>("its processes")
  private let prefix: String
  private let costPerByte: Duration
  /// What each process runs before its first job.
  private let setup: WorkerProcess.Parcel?

  /// How a process ends that others still need.
  static let amidWork = "while work was running or pending"

  init(maxWorkers: Int, prefix: String, costPerByte: Duration) {
    machine = PoolMachine(maxWorkers: maxWorkers)
    self.prefix = prefix
    self.costPerByte = costPerByte
    setup = nil
  }

  init<Setup: Job>(maxWorkers: Int, prefix: String, costPerByte: Duration, initializer: Setup) {
    machine = PoolMachine(maxWorkers: maxWorkers, setsUp: true)
    self.prefix = prefix
    self.costPerByte = costPerByte
    do {
      let job = try packed(initializer)
      setup = WorkerProcess.Parcel(job: job, run: { [result(of: Setup.self, $0)] })
    } catch {
      // No process could begin.
      setup = nil
      _ = machine.breakDown(.broken("\(error)"))
    }
  }

  // MARK: Taking jobs in

  func submit<Work: Job>(_ job: Work) throws(PoolError) -> Future<Work.Output> {
    let future = Future<Work.Output>()
    try take(future, packing: job, run: { [result(of: Work.self, $0)] }) { results in
      guard let first = results.first else { throw FutureError.cancelled }
      return try unpacked(try first.get(), as: Work.Output.self)
    }
    return future
  }

  func submit<Work: Job>(
    chunk: [Work]
  ) throws(PoolError) -> Future<[Result<Work.Output, any Error>]> {
    let future = Future<[Result<Work.Output, any Error>]>()
    let run: WorkerProcess.Parcel.Run = { packed in
      guard case .list(let jobs) = packed else { return [] }
      return jobs.map { result(of: Work.self, $0) }
    }
    try take(future, packing: chunk, run: run) { results in
      results.map { result in
        Result { try unpacked(try result.get(), as: Work.Output.self) }
      }
    }
    return future
  }

  private func take<Value, Content: Encodable>(
    _ future: Future<Value>, packing content: Content, run: @escaping WorkerProcess.Parcel.Run,
    unpack: @escaping @Sendable ([Result<Packed, any Error>]) throws -> Value
  ) throws(PoolError) {
    let content = Result { try packed(content) }
    guard case .success(let job) = content else {
      // Refused, but only by a pool that takes anything at all.
      if let refusal = guarded.look({ machine.refusal }) { throw refusal }
      if case .failure(let error) = content { future.giveUp(error) }
      return
    }
    future.queue = { [weak self] in self?.next(after: $0) }
    let item = Item(
      parcel: WorkerProcess.Parcel(job: job, run: run),
      begin: { (try? future.start()) ?? false }, cancel: { future.cancel() },
      finish: { results in future.end(with: Result { try unpack(results) }) },
      fail: { future.giveUp($0) })
    try place(item) { future.number = $0 }
  }

  private func place(_ item: Item, _ number: (Int) -> Void) throws(PoolError) {
    var item = item
    let (submission, worker) = guarded.step {
      item.number = machine.submitted + 1
      let submission = machine.submit(item)
      if case .refused = submission { return (submission, nil as WorkerProcess?) }
      number(item.number)
      return (submission, receiver(of: item, submission))
    }
    switch submission {
    case .refused(let error): throw error
    case .queued: break
    case .hand:
      // Nobody else has the future yet, so nobody can have cancelled it.
      _ = item.begin()
      worker?.orders.post(.run(item.parcel))
    case .newWorker(let number):
      if number == 0 { startManager() }
      if let setup {
        worker?.start(with: setup, setsUp: true)
      } else {
        _ = item.begin()
        worker?.start(with: item.parcel, setsUp: false)
      }
    }
  }

  /// The process that gets an item at once, if one does; part of a step.
  private func receiver(
    of item: Item, _ submission: PoolMachine<Item>.Submission
  ) -> WorkerProcess? {
    switch submission {
    case .refused, .queued: return nil
    case .hand(let number):
      given[number] = item
      return workers[number]
    case .newWorker(let number):
      let worker = WorkerProcess(
        number: number, name: "\(prefix) \(number + 1)", answers: events,
        costPerByte: costPerByte)
      workers.append(worker)
      // A process that has to be set up first is given its first job later, from the queue.
      if setup == nil { given[number] = item }
      return worker
    }
  }

  // MARK: The manager's life

  private func startManager() {
    Thread(name: "\(prefix) manager") { [self] in manage() }.start()
  }

  private func manage() {
    while let event = events.take() {
      switch event {
      case .finished(let worker, let results):
        let item = guarded.step { given.removeValue(forKey: worker) }
        item?.finish(results)
        if giveWork(to: worker) { return }
      case .died(let worker, let how):
        return breakDown(.broken(how), worker)
      case .over: return
      }
    }
  }

  /// Gives a process that has nothing to do what comes next.
  /// - Returns: whether all processes have left.
  private func giveWork(to number: Int) -> Bool {
    while true {
      let (next, worker, told, isOver) = guarded.step {
        let next = machine.next(for: number)
        if case .run(let item) = next { given[number] = item }
        return (next, workers[number], ifOver(), machine.isOver)
      }
      switch next {
      case .run(let item):
        guard item.begin() else {
          _ = guarded.step { given.removeValue(forKey: number) }
          continue
        }
        worker.orders.post(.run(item.parcel))
      case .rest: break
      case .leave: worker.orders.post(.leave)
      }
      for mailbox in told { mailbox.post(0) }
      return isOver
    }
  }

  /// A process has died: the others are ended, and whatever is on its way or in the queue fails.
  private func breakDown(_ error: PoolError, _ dead: Int) {
    let (lost, processes, told) = guarded.step {
      var lost = Array(given.values)
      given = [:]
      lost += machine.breakDown(error).dropped
      machine.everybodyLeft()
      return (lost.sorted { $0.number < $1.number }, workers, ifOver())
    }
    for process in processes { process.die() }
    for item in lost { item.fail(error) }
    for mailbox in told { mailbox.post(0) }
  }

  // MARK: The end

  func kill(_ number: Int) -> Bool {
    let worker = guarded.step { workers.indices.contains(number) ? workers[number] : nil }
    guard let worker, !guarded.look({ machine.isOver }) else { return false }
    events.post(.died(number, "\(worker.name) was killed \(Self.amidWork)"))
    return true
  }

  func stop(cancelPending: Bool) {
    let (stop, told, resting, isOver) = guarded.step {
      let stop = machine.shutDown(cancelPending: cancelPending)
      return (stop, ifOver(), stop.resting.map { workers[$0] }, machine.isOver)
    }
    for worker in resting { worker.orders.post(.leave) }
    for item in stop.dropped { item.cancel() }
    for mailbox in told { mailbox.post(0) }
    if isOver { events.post(.over) }
  }

  /// Waits until all processes have left.
  func waitForWorkers() {
    let mailbox = Mailbox<Int>("the processes of the pool") { [weak self] in
      self?.next(after: $0)
    }
    let isOver = guarded.step { () -> Bool in
      if !machine.isOver { leaving.append(mailbox) }
      return machine.isOver
    }
    if !isOver { _ = mailbox.take() }
  }

  /// Those to be told that all processes have left, if they have; part of a step.
  private func ifOver() -> [Mailbox<Int>] {
    guard machine.isOver else { return [] }
    let told = leaving
    leaving = []
    return told
  }

  // MARK: For messages

  /// The process whose turn it is after a strand's.
  private func next(after strand: Int) -> Int? {
    let strands = workers.compactMap(\.strandForMessages)
    guard let index = strands.firstIndex(of: strand) else { return strands.first }
    return strands[(index + 1) % strands.count]
  }
}

/// Unpacks a job, runs it, and packs what comes out.
private func result<Work: Job>(of type: Work.Type, _ job: Packed) -> Result<Packed, any Error> {
  Result { try packed(try unpacked(job, as: type).run()) }
}

private func packed<Value: Encodable>(_ value: Value) throws -> Packed {
  do { return try Packer.pack(value) } catch {
    throw PoolError.cannotCopy("a value of type '\(Value.self)' cannot be copied: \(error)")
  }
}

private func unpacked<Value: Decodable>(_ packed: Packed, as type: Value.Type) throws -> Value {
  do { return try Unpacker.unpack(packed, as: type) } catch {
    throw PoolError.cannotCopy("a value of type '\(type)' does not arrive: \(error)")
  }
}
