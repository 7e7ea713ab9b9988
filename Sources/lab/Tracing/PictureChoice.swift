import Course
import Grading

/// Which of a verdict's pictures are meant.
struct PictureChoice {
  var exercise: Exercise
  var verdict: Verdict

  /// All of them, the one with a number, or those of a test.
  func chosen(by choice: String?) throws -> [KeptPicture] {
    let all = KeptPicture.all(of: verdict)
    guard let choice else { return all }
    if let number = Int(choice) {
      guard let one = all.first(where: { $0.number == number }) else {
        throw SessionError.noPicture(number, of: all.count, exercise: exercise.digits)
      }
      return [one]
    }
    let test = try Self.test(named: choice, of: exercise)
    return all.filter { $0.test == test }
  }

  /// All tests, those that are not passed first, or the one that was named; none where a picture was.
  func tests(chosenBy choice: String?) throws -> [Verdict.Test] {
    guard let choice else { return verdict.testsByInterest }
    guard Int(choice) == nil else { return [] }
    let test = try Self.test(named: choice, of: exercise)
    return verdict.tests.filter { $0.name == test }
  }

  /// The test that a name, or the beginning of one, means.
  static func test(named name: String, of exercise: Exercise) throws(UsageError) -> String {
    let names = exercise.tests.map(\.name)
    if names.contains(name) { return name }
    let beginning = names.filter { $0.lowercased().hasPrefix(name.lowercased()) }
    if beginning.count == 1, !name.isEmpty { return beginning[0] }
    throw .unknownTest(
      name, exercise: exercise.digits,
      suggestion: closest(to: name, among: beginning.isEmpty ? names : beginning))
  }

  /// The fewest words that a test's name begins with, and no other test's of the exercise.
  static func shortName(of test: String, in exercise: Exercise) -> String {
    let names = exercise.tests.map { $0.name.lowercased() }
    let words = test.split(separator: " ")
    for count in 1..<max(words.count, 1) {
      let beginning = words.prefix(count).joined(separator: " ")
      if names.count(where: { $0.hasPrefix(beginning.lowercased()) }) == 1 { return beginning }
    }
    return test
  }
}
