import ConcurrencyLab
import Solution
import Support

/// Three transfers at once; each is written into the book, which takes 10 ms. Two of them have nothing
/// to do with each other, the third has to do with both.
public let demo = Demo(cores: 2) {
  let accounts = (1...4).map { Account(number: $0, balance: 100) }
  let book = Book(writing: .milliseconds(10))
  together(
    { _ = transfer(10, from: accounts[0], to: accounts[1], in: book) },
    { _ = transfer(20, from: accounts[3], to: accounts[2], in: book) },
    { _ = transfer(30, from: accounts[2], to: accounts[1], in: book) })
  print("balances: \(accounts.map(\.balance))")
}
