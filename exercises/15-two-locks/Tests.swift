import ConcurrencyLab
import Solution
import Support
import Testing

/// Opens accounts 1, 2, 3 and so on, with so much money in each.
func open(_ balances: [Int]) -> [Account] {
  balances.enumerated().map { Account(number: $0 + 1, balance: $1) }
}

@Test func `a transfer moves the money, or changes nothing`() throws {
  try everySchedule(yields: "true [40, 60], false [40, 60]") {
    let accounts = open([100, 0])
    let book = Book()
    let first = transfer(60, from: accounts[0], to: accounts[1], in: book)
    let then = accounts.map(\.balance)
    let second = transfer(41, from: accounts[0], to: accounts[1], in: book)
    return "\(first) \(then), \(second) \(accounts.map(\.balance))"
  }
}

@Test func `two transfers in opposite directions both come through`() throws {
  try everySchedule(yields: [110, 90]) {
    let accounts = open([100, 100])
    let book = Book()
    together(
      { _ = transfer(10, from: accounts[0], to: accounts[1], in: book) },
      { _ = transfer(20, from: accounts[1], to: accounts[0], in: book) })
    return accounts.map(\.balance)
  }
}

@Test func `three transfers in a circle all come through`() throws {
  try everySchedule(yields: [120, 90, 90]) {
    let accounts = open([100, 100, 100])
    let book = Book()
    together(
      { _ = transfer(10, from: accounts[0], to: accounts[1], in: book) },
      { _ = transfer(20, from: accounts[1], to: accounts[2], in: book) },
      { _ = transfer(30, from: accounts[2], to: accounts[0], in: book) })
    return accounts.map(\.balance)
  }
}

@Test func `accounts 1 and 3 are no exception`() throws {
  try everySchedule(yields: [110, 100, 90]) {
    let accounts = open([100, 100, 100])
    let book = Book()
    together(
      { _ = transfer(10, from: accounts[0], to: accounts[2], in: book) },
      { _ = transfer(20, from: accounts[2], to: accounts[0], in: book) })
    return accounts.map(\.balance)
  }
}

@Test func `a transfer from an account to itself comes to an end`() throws {
  try everySchedule(yields: [100]) {
    let accounts = open([100])
    _ = transfer(10, from: accounts[0], to: accounts[0], in: Book())
    return accounts.map(\.balance)
  }
}

@Test func `the sum never misses money that is on its way`() throws {
  try everySchedule(yields: 200) {
    let accounts = open([100, 100])
    let seen = Mutex(0)
    together(
      { _ = transfer(10, from: accounts[1], to: accounts[0], in: Book()) },
      {
        let sum = sum(of: accounts[0], and: accounts[1])
        seen.withLock { $0 = sum }
      })
    return seen.withLock(\.self)
  }
}

@Test func `the book tells the transfers in the order in which the money moved`() throws {
  try everySchedule(yields: "every line has its money") {
    let accounts = open([50, 50])
    let book = Book()
    together(
      { _ = transfer(30, from: accounts[0], to: accounts[1], in: book) },
      { _ = transfer(80, from: accounts[1], to: accounts[0], in: book) })
    return book.check(opening: [50, 50])
  }
}

@Test func `transfers between other accounts do not wait`() throws {
  let run = try simulate(cores: 1) {
    let accounts = open([100, 100, 100, 100])
    let book = Book(writing: .milliseconds(10))
    together(
      { _ = transfer(10, from: accounts[0], to: accounts[1], in: book) },
      { _ = transfer(20, from: accounts[3], to: accounts[2], in: book) })
    return accounts.map(\.balance)
  }
  #expect(run.value == [90, 110, 120, 80])
  #expect(run.elapsed == .milliseconds(10), "as long as one of them alone")
}
