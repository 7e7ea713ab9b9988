internal import Simulator
internal import Trace

/// A named piece of memory whose every read and write is a step that other strands can come between.
///
/// The plain variables of a solution need no such thing. It serves types that are not instrumented and still want to be
/// explored, such as the objects of an interpreter, and code that is compiled without the lab.
///
/// ```swift
/// let count = Cell("count", 0)
/// together(2) { _ in count.write(count.read() + 1) }
/// print(count.read())  // 1 or 2
/// ```
public final class Cell<Value: Sendable>: @unchecked Sendable {
  // Safe to share in a simulation, where one strand runs at a time; outside, the lock guards it, so that
  // a lost update there is the program's and not the language's.
  private let lock = RealLock()
  private var value: Value
  private let model: CellModel

  /// Makes a cell.
  ///
  /// ```swift
  /// let fast = Cell("fast", 0, checked: true)
  /// do {
  ///   try everySchedule(yields: 0) {
  ///     let shared = Cell("shared", 0, checked: true)
  ///     together(2) { number in shared.write(number) }
  ///     return 0
  ///   }
  /// } catch let failure as ScheduleFailure {
  ///   print(fast.read(), failure.exploration.findings[0].kind)  // 0 dataRace
  /// }
  /// ```
  /// - Parameters:
  ///   - name: what pictures call it.
  ///   - value: what is in it at first.
  ///   - checked: whether accesses that nothing orders are reported as data races.
  public init(_ name: String, _ value: Value, checked: Bool = false) {
    self.value = value
    model = CellModel(name: name, isChecked: checked)
  }

  /// What is in it.
  public func read() -> Value {
    guard let world = World.current else { return lock.withLock { value } }
    model.read(in: world, pc: 0)
    if world.isRecording { world.record(.read, model.name, before: String(describing: value)) }
    return value
  }

  /// Puts something into it.
  public func write(_ new: Value) {
    guard let world = World.current else { return lock.withLock { value = new } }
    model.write(in: world, pc: 0)
    if world.isRecording {
      world.record(
        .write, model.name, before: String(describing: value), after: String(describing: new))
    }
    value = new
  }
}
