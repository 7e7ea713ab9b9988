import Foundation
import Testing

/// The examples of the documentation: they compile, they print what they say, and nothing public goes without.
@Suite struct ExampleTests {
  private func documentation() throws -> Documentation { try Documentation.current.get() }

  @Test func `every example compiles`() throws {
    let examples = try documentation().examples
    #expect(examples.count > 100)
    let result = try Documentation.check(examples)
    #expect(result.status == 0, "\(result.text)")
  }

  @Test func `an example that does not compile is named by its file and line`() throws {
    let result = try Documentation.check([
      Example(file: "/there/Fine.swift", line: 3, code: ["let lock = Lock()", "lock.lock()"]),
      Example(file: "/there/Wrong.swift", line: 7, code: ["let lock = Lock()", "lock.open()"]),
    ])
    #expect(result.status != 0)
    #expect(result.text.contains("/there/Wrong.swift:8:6: error: "))
    #expect(!result.text.contains("Fine.swift"))
  }

  @Test func `every public symbol is used in an example of its own or of its type`() throws {
    let documentation = try documentation()
    let uses = try Documentation.uses.get()
    var shown: [String: [Uses]] = [:]
    for symbol in documentation.symbols {
      shown[symbol.family, default: []] += documentation.examples(of: symbol).map { uses[$0] }
    }
    let bare = documentation.symbols.filter { symbol in
      !symbol.isShownByPrinting && shown[symbol.family]?.contains { $0.contains(symbol) } != true
    }
    #expect(bare.map(\.name) == [])
  }

  @Test func `what takes more than a paragraph to say has an example of its own`() throws {
    let documentation = try documentation()
    let uses = try Documentation.uses.get()
    let bare = documentation.symbols.filter { symbol in
      symbol.isFunction && symbol.hasDiscussion
        && !documentation.examples(of: symbol).contains { uses[$0].contains(symbol) }
    }
    #expect(bare.map(\.name) == [])
  }

  @Test func `an example uses what the compiler resolves, not what it spells`() throws {
    let code = ["let lock = Lock()", "lock.withLock {}", #"print("unlock", lock.name ?? "")"#]
    let uses = try Documentation.uses(of: [Example(file: "/there/Lock.swift", line: 1, code: code)])
    let symbols = try documentation().symbols.filter { $0.family == "Lock" && uses[0].contains($0) }
    #expect(
      symbols.map(\.name).sorted() == [
        "Lock", "Lock.init(name:)", "Lock.name", "Lock.withLock(_:)",
      ])
  }

  @Test func `every example runs, and prints what it says`() throws {
    let examples = try documentation().examples
    let result = try Documentation.run(examples)
    #expect(result.failures == [])
    let claims = examples.filter(\.isBody).flatMap(\.claims)
    #expect(claims.count > 150)
    for claim in claims {
      let printed = result.printed[claim.place] ?? []
      let isRight = claim.isMet(by: printed)
      #expect(isRight, "\(claim.place) printed \(printed)")
    }
    // What has several lines stands below the example.
    let silent = Set(result.printed.filter { !$0.value.joined().contains("\\n") }.keys)
      .subtracting(claims.map(\.place))
    #expect(silent == [])
  }
}
