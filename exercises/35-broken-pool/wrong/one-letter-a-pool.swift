// caught by: 'without an accident each letter is sent once' - a pool for each letter: no accident touches another, and nothing is done at the same time.
import ConcurrencyLab
import Support

public func sendAll(
  _ letters: [Letter], by makePool: () -> ProcessPoolExecutor
) throws -> [Outcome] {
  letters.map { letter in
    while true {
      let pool = makePool()
      defer { pool.shutdown() }
      if (try? pool.submit(letter).result()) != nil { return .sent }
      if office.hasBegun(letter), !letter.mayGoTwice { return .unknown }
    }
  }
}
