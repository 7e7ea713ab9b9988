import Foundation

/// Reads an exercise.json and lists everything that is wrong with it.
struct ExerciseMetadataReader {
  private typealias Key = ExerciseMetadata.Key

  /// What has been found wrong.
  private(set) var problems: [CourseProblem] = []
  /// What it says, unless something that cannot be done without is wrong.
  private(set) var metadata: ExerciseMetadata?

  private let place: String
  private let lines: [String]
  private var object: [String: JSONValue] = [:]

  /// Reads a text whose place in the course is for messages.
  init(_ text: String, place: String) {
    self.place = place
    lines = TextFile.lines(of: text)
    do throws(NotJSON) {
      guard case .object(let object) = try JSONValue.parse(text) else {
        problems.append(CourseProblem(place, .notJSON(reason: "it must be an object, '{ … }'")))
        return
      }
      self.object = object
    } catch {
      problems.append(CourseProblem(place, .notJSON(reason: error.reason)))
      return
    }
    checkKeys()
    let title = string(.title, expected: "the title that a learner sees")
    let lesson = string(
      .lesson, expected: "the name of a lesson's folder, such as \"02-x-plus-one\"")
    let (id, starts) = (readID(), readStarts())
    let (after, limits) = (readAfter(), readLimits())
    guard let id, let title, let lesson, let starts else { return }
    metadata = ExerciseMetadata(
      id: id, title: title, lesson: lesson, starts: starts, after: after, limits: limits)
  }

  /// The line where a key stands, if it stands there as usual.
  func line(of key: ExerciseMetadata.Key) -> Int? {
    lines.firstIndex { $0.contains("\"\(key.rawValue)\"") }.map { $0 + 1 }
  }

  private mutating func checkKeys() {
    let known = Key.allCases.map(\.rawValue)
    for name in object.keys.sorted() where !known.contains(name) {
      let line = lines.firstIndex { $0.contains("\"\(name)\"") }.map { $0 + 1 }
      let fact = CourseProblem.Fact.unknownKey(name, suggestion: closest(to: name, among: known))
      problems.append(CourseProblem(place, line: line, fact))
    }
    if object[Key.version.rawValue]?.integer != ExerciseMetadata.version {
      reject(.version, expected: "\(ExerciseMetadata.version)")
    }
  }

  private mutating func string(_ key: Key, expected: String) -> String? {
    guard let text = object[key.rawValue]?.string,
      !text.withoutOuterSpace.isEmpty
    else {
      reject(key, expected: expected)
      return nil
    }
    return text
  }

  private mutating func readID() -> UUID? {
    guard let id = object[Key.id.rawValue]?.string.flatMap(UUID.init(uuidString:)) else {
      reject(.id, expected: "a UUID, as 'uuidgen' prints one")
      return nil
    }
    return id
  }

  private mutating func readStarts() -> Expectation? {
    if case .object(let starts)? = object[Key.starts.rawValue], starts.count == 1 {
      if let test = starts["fails"]?.string { return .fails(test: test) }
      if let word = starts["outcome"]?.string {
        do throws(CourseProblem.Fact) {
          return .ends(try ExpectationParser.ending(word))
        } catch {
          problems.append(CourseProblem(place, line: line(of: .starts), error))
          return nil
        }
      }
    }
    reject(
      .starts, expected: "{ \"fails\": \"name of a test\" } or { \"outcome\": \"doesNotCompile\" }")
    return nil
  }

  private mutating func readAfter() -> [Int] {
    guard let value = object[Key.after.rawValue] else { return [] }
    if case .array(let items) = value {
      let numbers = items.compactMap(\.integer)
      if numbers.count == items.count { return numbers }
    }
    reject(.after, expected: "a list of exercise numbers, such as [7, 8]")
    return []
  }

  private mutating func readLimits() -> Exercise.Limits {
    guard let value = object[Key.limits.rawValue] else { return Exercise.Limits() }
    if case .object(let limits) = value, limits.count == 1,
      case .number(let seconds)? = limits["seconds"],
      seconds > 0, seconds <= 600
    {
      return Exercise.Limits(seconds: seconds)
    }
    reject(.limits, expected: "{ \"seconds\": N } with N from 1 to 600")
    return Exercise.Limits()
  }

  private mutating func reject(_ key: Key, expected: String) {
    let isThere = object[key.rawValue] != nil
    problems.append(
      CourseProblem(
        place, line: line(of: key),
        isThere ? .wrongValue(key: key.rawValue, expected: expected) : .missingKey(key.rawValue)))
  }
}
