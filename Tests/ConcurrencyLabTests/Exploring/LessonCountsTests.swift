import ConcurrencyLab
import Foundation
import Specimens
import Testing
import Trace

@testable import Simulator

/// Each number of schedules that a text of the course states, against what a search of that program finds.
@Suite struct LessonCountsTests {
  /// A program whose schedules are counted, and what a text says of them.
  struct Claim: Sendable, CustomTestStringConvertible {
    /// The file, from the course's folder.
    var file: String
    /// A sentence of it with `#` where the numbers are.
    var sentence: String
    /// What the numbers are of: counted anew.
    var counts: @Sendable () -> [Int?]

    var testDescription: String { sentence }

    /// The numbers that the text has there; nil if it has no such sentence.
    func stated() throws -> [Int]? {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
      let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let parts = sentence.split(separator: "#", omittingEmptySubsequences: false)
        .map { NSRegularExpression.escapedPattern(for: String($0)) }
      let regex = try Regex(parts.joined(separator: "([A-Za-z0-9,]+?)"), as: AnyRegexOutput.self)
      return text.firstMatch(of: regex)?.output.dropFirst().compactMap {
        $0.substring.flatMap(Self.number)
      }
    }

    private static func number(_ text: Substring) -> Int? {
      let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
      return words.firstIndex(of: text.lowercased()).map { $0 + 1 }
        ?? (text.lowercased() == "eighteen" ? 18 : Int(text.filter { $0 != "," }))
    }
  }

  static let claims = [
    Claim(
      file: "lessons/02-x-plus-one/lesson.md",
      sentence: "There are # schedules. How many of them lose an update?"
    ) { [adding(2, 1).schedules] },
    Claim(
      file: "lessons/02-x-plus-one/lesson.md", sentence: "# schedules of # lose an update."
    ) { [adding(2, 1).failingSchedules, adding(2, 1).schedules] },
    Claim(file: "lessons/02-x-plus-one/lesson.md", sentence: "Only # schedules are safe") {
      [adding(2, 1).schedules(of: "2")]
    },
    Claim(
      file: "lessons/02-x-plus-one/lesson.md",
      sentence:
        "Two threads that each add *three times* have # schedules: # lose something, and # lose so much that `x` is 2."
    ) {
      let found = adding(2, 3)
      return [found.schedules, found.failingSchedules, found.schedules(of: "2")]
    },
    Claim(
      file: "lessons/02-x-plus-one/lesson.md",
      sentence: "Three threads that each add three times have #."
    ) { [adding(3, 3).schedules] },
    Claim(
      file: "lessons/03-one-big-lock/lesson.md", sentence: "In # schedules of # the count is 2."
    ) {
      let found = referring()
      return [found.schedules(of: "2"), found.schedules]
    },
    Claim(
      file: "lessons/03-one-big-lock/lesson.md",
      sentence:
        "There are # schedules of three instructions and three. In # of them an update is lost; safe are the # in which"
    ) {
      let found = interpreting()
      return [found.schedules, found.failingSchedules, found.schedules(of: "2")]
    },
    Claim(file: "lessons/03-one-big-lock/lesson.md", sentence: "Find one of the # yourself.") {
      [interpreting().failingSchedules]
    },
    Claim(
      file: "exercises/18-gil-is-not-enough/hints.md",
      sentence: "There are # schedules, and # of them lose an update. Only # do not"
    ) {
      let found = interpreting()
      return [found.schedules, found.failingSchedules, found.schedules(of: "2")]
    },
    Claim(
      file: "README.md", sentence: "five philosophers have # schedules, and # that differ."
    ) {
      [dining(5).schedules, diningTraces(5)]
    },
  ]

  @Test(arguments: claims)
  func `a text says what a search finds`(_ claim: Claim) throws {
    let stated = try #require(try claim.stated(), "\(claim.file) no longer says it so")
    #expect(stated.map(Optional.some) == claim.counts())
  }

  /// No text states a number of schedules that is not among the claims.
  @Test func `no number of schedules goes unchecked`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let known = try Self.claims.flatMap { try $0.stated() ?? [] }
    let numbers = try Regex("([0-9][0-9,]*)(?: [a-z]+)? schedules", as: (Substring, Substring).self)
    for folder in ["lessons", "exercises"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard ["md", "swift"].contains(file.pathExtension) else { continue }
        let text = try String(contentsOf: file, encoding: .utf8)
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for match in text.matches(of: numbers) {
          let number = try #require(Int(match.output.1.filter { $0 != "," }))
          #expect(known.contains(number), "\(file.lastPathComponent): \(match.output.0)")
        }
      }
    }
  }

  // MARK: The programs

  private static func adding(_ threads: Int, _ times: Int) -> Exploration {
    counted(yields: threads * times) {
      let counter = PlainCounter()
      together(threads) { counter.add(times) }
      return counter.count
    }
  }

  private static func referring() -> Exploration {
    counted(yields: 3) {
      let references = Cell("references", 1)
      together(2) { _ in references.write(references.read() + 1) }
      return references.read()
    }
  }

  private static func interpreting() -> Exploration {
    counted(yields: 2) {
      let python = Interpreter(lock: BigLock(), variables: ["x": 0])
      let increment: Bytecode = [.load("x"), .add(1), .store("x")]
      python.run([increment, increment])
      return python["x"]
    }
  }

  private static func dining(_ seats: Int) -> Exploration {
    counted(yields: 0) {
      let table = DiningTable(seats, inOrder: false)
      together(seats) { table.eat(at: $0) }
      return 0
    }
  }

  private static func diningTraces(_ seats: Int) -> Int {
    survey(.everyTrace) {
      let table = DiningTable(seats, inOrder: false)
      together(seats) { table.eat(at: $0) }
    }.executions
  }

  /// Searches the schedules of a body, and counts them whatever it costs.
  private static func counted(yields expected: Int, _ body: @escaping () -> Int) -> Exploration {
    let latest = LatestNumber()
    let subject = Subject(
      body: .thread { latest.number = body() },
      judge: {
        defer { latest.number = nil }
        return latest.number.map { Subject.Judgement(isRight: $0 == expected, outcome: $0) }
      },
      describe: { "\($0)" }, headline: { "\($0)" })
    var explorer = Explorer()
    explorer.counting = Budget()
    return explorer.explore(subject)
  }
}

extension Exploration {
  /// How many schedules end with a value.
  fileprivate func schedules(of value: String) -> Int? {
    outcomes.first { $0.value == value }?.schedules
  }
}

/// What the body of the execution that runs has returned, if it has.
private final class LatestNumber {
  var number: Int?
}
