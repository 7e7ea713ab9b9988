import ConcurrencyLab
import Solution
import Support

/// You and a friend ask for 60 each, at two machines that take their time. There are 100.
public let demo = Demo(cores: 1) {
  let account = Account(balance: 100)
  let near = CashMachine(counting: .milliseconds(900))
  let far = CashMachine(counting: .milliseconds(600))
  async let mine = account.withdraw(60, at: near)
  async let yours = account.withdraw(60, at: far)
  let (you, friend) = await (mine, yours)
  print("you \(you ? "got 60" : "got nothing"), your friend \(friend ? "got 60" : "got nothing")")
  let paidOut = await near.paidOut + far.paidOut
  print("100 were there, \(paidOut) were paid out, \(await account.balance) are left")
}
