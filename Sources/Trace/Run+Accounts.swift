extension Run {
  /// Where the time of one strand went.
  public struct Account: Codable, Hashable, Sendable {
    /// The strand.
    public var strand: Int
    /// How long it was in each state, in nanoseconds; states that it was never in are left out.
    public var times: [State: Int]

    /// Makes an account.
    public init(strand: Int, times: [State: Int] = [:]) {
      self.strand = strand
      self.times = times
    }

    /// How long it was in one state, in nanoseconds.
    public func time(in state: State) -> Int { times[state] ?? 0 }

    /// How long it held a core, in nanoseconds.
    public var cpuTime: Int { time(in: .running) + time(in: .holdingBigLock) }

    /// How long it waited for anything but a core, in nanoseconds.
    public var waitingTime: Int {
      time(in: .waitingForIO) + time(in: .waitingForLock) + time(in: .waitingForStrand)
        + time(in: .sleeping)
    }
  }

  /// Where the time of each strand went, in the order of `strands`.
  public var accounts: [Account] {
    var places: [Int: Int] = [:]
    var accounts: [Account] = []
    for strand in strands {
      places[strand.id] = accounts.count
      accounts.append(Account(strand: strand.id))
    }
    for interval in intervals {
      guard let place = places[interval.strand] else { continue }
      accounts[place].times[interval.state, default: 0] += interval.end - interval.start
    }
    return accounts
  }

  /// Where the time of one strand went; nil when there is no such strand.
  public func account(of strand: Int) -> Account? {
    accounts.first { $0.strand == strand }
  }
}
