/// A little concurrent program for the model machine.
struct ModelProgram {
  var name: String
  /// The variables' first values.
  var variables: [Int] = []
  var locks = 0
  var conditions = 0
  /// The semaphores' first values.
  var semaphores: [Int] = []
  var threads: [ModelThread]
  /// The threads that run from the beginning; nil for all.
  var started: [Int]?
  /// Which threads are interchangeable: equal numbers, 0 for none.
  var symmetry: [Int] = []
  /// Whether the variables are right in the end.
  var isRight: @Sendable (_ variables: UnsafePointer<Int>) -> Bool = { _ in true }
}
