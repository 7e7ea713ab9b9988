import Foundation

extension Course {
  /// Everything that can be found wrong with the course without compiling anything.
  ///
  /// Sorted by place. It reads every file of the course.
  public func problems() -> [CourseProblem] {
    var problems = loadingProblems
    problems += numberProblems(of: exercises.map { Numbered($0) })
    problems += numberProblems(of: lessons.map { Numbered($0) })
    problems += identityProblems()
    problems += pathProblems()
    problems += demoProblems()
    for exercise in exercises {
      problems += exercise.problems(in: self)
    }
    for lesson in lessons {
      problems += lesson.folderProblems()
    }
    return Set(problems).sorted {
      ($0.place, $0.line ?? 0, $0.description) < ($1.place, $1.line ?? 0, $1.description)
    }
  }

  /// An exercise or a lesson, as numbering sees it.
  private struct Numbered {
    var number: Int
    var slug: String
    var place: String

    init(_ exercise: Exercise) {
      (number, slug, place) = (exercise.number, exercise.slug, exercise.place)
    }

    init(_ lesson: Lesson) {
      (number, slug, place) = (lesson.number, lesson.slug, lesson.place)
    }
  }

  private func numberProblems(of items: [Numbered]) -> [CourseProblem] {
    var problems: [CourseProblem] = []
    for (index, item) in items.enumerated() {
      let earlier = items[..<index]
      if let other = earlier.first(where: { $0.number == item.number }) {
        problems.append(CourseProblem(item.place, .numberTaken(by: other.place)))
      }
      if let other = earlier.first(where: { $0.slug == item.slug }) {
        problems.append(CourseProblem(item.place, .slugTaken(by: other.place)))
      }
    }
    return problems
  }

  private func identityProblems() -> [CourseProblem] {
    exercises.indices.compactMap { index in
      let exercise = exercises[index]
      guard let other = exercises[..<index].first(where: { $0.uuid == exercise.uuid }) else {
        return nil
      }
      return CourseProblem(exercise.place(of: .metadata), .uuidTaken(by: other.id))
    }
  }

  /// Follows the lessons in order and looks at the exercises they lead to.
  private func pathProblems() -> [CourseProblem] {
    var problems: [CourseProblem] = []
    var reached: [Exercise] = []
    for lesson in lessons {
      for step in lesson.steps {
        guard let id = step.exerciseID else { continue }
        func report(_ fact: CourseProblem.Fact) {
          problems.append(
            CourseProblem("\(lesson.place)/\(Lesson.fileName)", line: step.line, fact))
        }
        guard let exercise = exercises.first(where: { $0.id == id }) else {
          report(.unknownExercise(id, suggestion: closest(to: id, among: exercises.map(\.id))))
          continue
        }
        guard case .exercise = step.activity else { continue }
        if reached.contains(exercise) {
          report(.exerciseTwice)
        } else if exercise.lesson != lesson.id {
          report(.exerciseElsewhere(lesson: exercise.lesson))
        } else if let last = reached.last, last.number > exercise.number {
          report(.outOfOrder(after: last.number))
        }
        reached.append(exercise)
      }
    }
    for exercise in exercises
    where !reached.contains(exercise) && lesson(of: exercise) != nil {
      problems.append(
        CourseProblem(exercise.place, .notReached(id: exercise.id, lesson: exercise.lesson)))
    }
    return problems
  }
}

extension LessonStep {
  /// The exercise that it speaks of.
  fileprivate var exerciseID: String? {
    switch activity {
    case .exercise(let id): id
    case .run, .question, nil: nil
    }
  }
}
