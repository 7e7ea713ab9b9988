import ConcurrencyLab
import Solution
import Support
import Testing

@Test func `all that is there can be taken out`() async throws {
  try await everySchedule(yields: "100: true, left 0; 1: false, left 0") {
    let account = Account(balance: 100)
    let machine = CashMachine()
    let all = await account.withdraw(100, at: machine)
    let left = await account.balance
    let more = await account.withdraw(1, at: machine)
    return await "100: \(all), left \(left); 1: \(more), left \(account.balance)"
  }
}

@Test func `no schedule pays out more than there is`() async throws {
  try await everySchedule(yields: "at most 100") {
    let account = Account(balance: 100)
    let machine = CashMachine()
    async let mine = account.withdraw(60, at: machine)
    async let yours = account.withdraw(60, at: machine)
    _ = await (mine, yours)
    let paidOut = await machine.paidOut
    return paidOut <= 100 ? "at most 100" : "\(paidOut)"
  }
}

@Test func `who is told yes has the money, and who is told no has not`() async throws {
  try await everySchedule(yields: "one yes, paid out 60, left 40") {
    let account = Account(balance: 100)
    let machine = CashMachine()
    async let mine = account.withdraw(60, at: machine)
    async let yours = account.withdraw(60, at: machine)
    let answers = await [mine, yours].count { $0 }
    let yes = answers == 1 ? "one yes" : "\(answers) yes"
    return await "\(yes), paid out \(machine.paidOut), left \(account.balance)"
  }
}

@Test func `two who can both be paid are both paid`() async throws {
  try await everySchedule(yields: "paid out 100, left 0") {
    let account = Account(balance: 100)
    let machine = CashMachine()
    async let mine = account.withdraw(60, at: machine)
    async let yours = account.withdraw(40, at: machine)
    _ = await (mine, yours)
    return await "paid out \(machine.paidOut), left \(account.balance)"
  }
}

@Test func `a machine that jams takes nothing`() async throws {
  try await everySchedule(yields: "false, left 100") {
    let account = Account(balance: 100)
    let paid = await account.withdraw(60, at: CashMachine(isJammed: true))
    return await "\(paid), left \(account.balance)"
  }
}

@Test func `a jam at one machine undoes nothing at another`() async throws {
  try await everySchedule(yields: "paid out 40, left 60") {
    let account = Account(balance: 100)
    let machine = CashMachine()
    async let mine = account.withdraw(60, at: CashMachine(isJammed: true))
    async let yours = account.withdraw(40, at: machine)
    _ = await (mine, yours)
    return await "paid out \(machine.paidOut), left \(account.balance)"
  }
}

@Test func `two machines count at the same time`() async throws {
  let run = try await simulate(cores: 1) {
    let account = Account(balance: 100)
    async let mine = account.withdraw(60, at: CashMachine(counting: .seconds(10)))
    async let yours = account.withdraw(40, at: CashMachine(counting: .seconds(10)))
    return await [mine, yours]
  }
  #expect(run.value == [true, true], "there is enough for both")
  #expect(run.elapsed == .seconds(10), "nobody waits for the other's notes")
}
