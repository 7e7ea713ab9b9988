internal import Simulator

/// A worker process, as its pool sees it: a line to it, and no memory in common.
final class WorkerProcess: @unchecked Sendable {
  // Safe to share: `thread` is set before it starts; `strand` is written by itself, and `isDead` by the pool's manager, and both
  // are read in the one OS thread that simulates; for real nobody changes `isDead`.
  /// What it is told.
  enum Order: Sendable {
    case run(Parcel)
    case leave
  }

  /// A job, packed, and what to do with it there: run it and pack what comes out.
  struct Parcel: Sendable {
    typealias Run = @Sendable (Packed) -> [Result<Packed, any Error>]
    var job: Packed
    var run: Run
  }

  let number: Int
  let name: String
  let orders = Mailbox<Order>("work")
  private let answers: Mailbox<ProcessPool.Event>
  private let costPerByte: Duration
  private var strand: Int?
  private var isDead = false

  init(number: Int, name: String, answers: Mailbox<ProcessPool.Event>, costPerByte: Duration) {
    self.number = number
    self.name = name
    self.answers = answers
    self.costPerByte = costPerByte
  }

  /// Lets it begin, with its first job.
  /// - Parameter setsUp: whether that only sets it up: nobody waits for what comes out, but it has to go well.
  func start(with first: Parcel, setsUp: Bool) {
    let (answers, number, name) = (answers, number, name)
    let thread = Thread(process: name) { [self] in
      asProcess({ answers.post(.died(number, "\(name) crashed \(ProcessPool.amidWork)")) }) {
        live(first, setsUp)
      }
    }
    thread.start()
  }

  private func live(_ first: Parcel, _ setsUp: Bool) {
    strand = World.current?.runningStrand
    guard !isDead else { return }
    let results = work(on: first)
    if setsUp, case .failure(let error)? = results.first {
      log("the initializer of \(name) threw \(error)")
      return answers.post(.died(number, "the initializer of \(name) threw \(error)"))
    }
    answers.post(.finished(number, setsUp ? [] : results))
    while case .run(let parcel)? = orders.take() {
      answers.post(.finished(number, work(on: parcel)))
    }
  }

  private func work(on parcel: Parcel) -> [Result<Packed, any Error>] {
    travel(parcel.job.size)
    let results = parcel.run(parcel.job)
    travel(results.reduce(0) { $0 + ((try? $1.get())?.size ?? 0) })
    return results
  }

  /// Takes as long as so many bytes need on their way.
  private func travel(_ size: Int) {
    guard costPerByte > .zero, size > 0 else { return }
    waitForInput(costPerByte * size, label: "\(size) bytes")
  }

  /// Ends it, wherever it is.
  func die() {
    if let world = World.current {
      isDead = true
      if let strand { world.kill(strand) }
    } else {
      // A thread cannot be ended; it leaves when it is done, and nobody listens to it.
      orders.post(.leave)
    }
  }

  /// The number of its strand, for messages.
  var strandForMessages: Int? { strand }
}
