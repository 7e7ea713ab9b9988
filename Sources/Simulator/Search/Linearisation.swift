import Trace

/// The order of one trace's steps with the fewest preemptions, and among those the fewest switches.
///
/// Any order of the same trace fails in the same way, so a failure found by chance can be told with
/// as few interruptions as its trace allows (as déjà fu does). The search is for a shortest path over
/// how far each strand has come and who went last.
struct Linearisation: Hashable, Sendable {
  /// The schedule.
  let schedule: Schedule
  /// How often it interrupts a strand that could have gone on.
  let preemptions: Int
  /// Whether no other order of the trace has fewer.
  let isFewest: Bool

  /// How many places the search for it visited.
  let places: Int

  /// Finds it.
  /// - Parameter limit: the most places to visit; nothing is found when it takes more.
  init?(_ recording: TraceRecording, limit: Int = 100_000) {
    var search = Search(TraceOrder(recording))
    guard let end = search.run(limit: limit) else { return nil }
    schedule = Schedule(search.path(to: end))
    preemptions = search.preemptions(of: end)
    isFewest = search.order.isExact
    places = search.visited
  }
}

extension Linearisation {
  /// A shortest-path search.
  private struct Search {
    struct Place {
      var taken: TraceOrder.Clock
      var last: Int
      var cost: Int
      var cameFrom: Int
      var isSettled = false
    }

    struct Key: Hashable {
      var taken: TraceOrder.Clock
      var last: Int
    }

    let order: TraceOrder
    private let total: Int
    private var places: [Place]
    private var numbers: [Key: Int]
    private var frontier = Frontier()

    init(_ order: TraceOrder) {
      self.order = order
      total = order.before.count
      let start = Place(
        taken: Array(repeating: 0, count: order.strands), last: -1, cost: 0, cameFrom: -1)
      places = [start]
      numbers = [Key(taken: start.taken, last: -1): 0]
      frontier.insert(cost: 0, place: 0)
    }

    /// What a preemption costs, in switches.
    private var preemption: Int { total + 1 }

    var visited: Int { places.count }

    func preemptions(of place: Int) -> Int { places[place].cost / preemption }

    func path(to end: Int) -> [Int] {
      var strands: [Int] = []
      var place = end
      while places[place].cameFrom >= 0 {
        strands.append(places[place].last)
        place = places[place].cameFrom
      }
      return strands.reversed()
    }

    /// - Returns: the place where all steps are taken.
    mutating func run(limit: Int) -> Int? {
      while let number = frontier.removeCheapest() {
        guard !places[number].isSettled else { continue }
        places[number].isSettled = true
        let place = places[number]
        if place.taken.reduce(0, +) == total { return number }
        guard places.count < limit else { return nil }
        let interrupts = place.last >= 0 && order.wouldBePreempted(place.last, after: place.taken)
        for strand in 0..<order.strands {
          guard let step = order.next(of: strand, after: place.taken[strand]),
            order.canCome(step, after: place.taken)
          else { continue }
          let isSwitch = place.last >= 0 && strand != place.last
          visit(
            strand, from: number,
            cost: place.cost + (isSwitch ? 1 + (interrupts ? preemption : 0) : 0))
        }
      }
      return nil
    }

    private mutating func visit(_ strand: Int, from number: Int, cost: Int) {
      var taken = places[number].taken
      taken[strand] += 1
      let key = Key(taken: taken, last: strand)
      if let known = numbers[key] {
        guard cost < places[known].cost else { return }
        places[known].cost = cost
        places[known].cameFrom = number
        frontier.insert(cost: cost, place: known)
      } else {
        numbers[key] = places.count
        frontier.insert(cost: cost, place: places.count)
        places.append(Place(taken: taken, last: strand, cost: cost, cameFrom: number))
      }
    }
  }

  /// The places to visit next: a binary heap, cheapest first, then in order of discovery.
  private struct Frontier {
    private var items: [(cost: Int, place: Int)] = []

    mutating func insert(cost: Int, place: Int) {
      items.append((cost, place))
      var child = items.count - 1
      while child > 0, items[child] < items[(child - 1) / 2] {
        items.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func removeCheapest() -> Int? {
      guard let first = items.first, let last = items.popLast() else { return nil }
      guard !items.isEmpty else { return first.place }
      items[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2]
        where child < items.count && items[child] < items[least] {
          least = child
        }
        if least == parent { return first.place }
        items.swapAt(parent, least)
        parent = least
      }
    }
  }
}
