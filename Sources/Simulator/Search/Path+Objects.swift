/// The steps on each object, last to first.
extension Path {
  /// Makes a step the last one on its objects.
  @inline(__always)
  mutating func link(_ depth: Int, _ operation: Operation) {
    let step = steps.base + depth
    heads.reserve(Int(max(operation.object, operation.second)))
    if operation.object >= 0 {
      step.pointee.previous = heads.base[Int(operation.object)]
      heads.base[Int(operation.object)] = Int32(truncatingIfNeeded: depth)
    }
    if operation.second >= 0 {
      step.pointee.previousOfSecond = heads.base[Int(operation.second)]
      heads.base[Int(operation.second)] = Int32(truncatingIfNeeded: depth)
    }
  }

  /// Takes back `link`.
  @inline(__always)
  mutating func unlink(_ step: Step) {
    let operation = step.operation
    switch operation.kind {
    case .local, .yield, .join:
      break
    case .read, .write, .acquire, .release, .wait:
      if operation.object >= 0 { heads.base[Int(operation.object)] = step.previous }
      if operation.second >= 0 && operation.second != operation.object {
        heads.base[Int(operation.second)] = step.previousOfSecond
      }
    }
  }

  /// The last step on an object, or -1.
  @inline(__always)
  func lastStep(on object: Int32) -> Int32 {
    Int(object) < heads.count ? heads.base[Int(object)] : -1
  }

  /// The step on an object before a given one, or -1.
  @inline(__always)
  func stepBefore(_ depth: Int32, on object: Int32) -> Int32 {
    let step = steps.base + Int(depth)
    return step.pointee.operation.object == object
      ? step.pointee.previous : step.pointee.previousOfSecond
  }

  /// Adds to the accumulated clock what comes directly before an operation on its objects.
  @inline(__always)
  func joinPredecessors(_ operation: Operation) {
    let isRead = operation.kind == .read
    if operation.object >= 0 { joinPredecessors(on: operation.object, isRead: isRead) }
    if operation.second >= 0 { joinPredecessors(on: operation.second, isRead: isRead) }
  }

  @inline(__always)
  private func joinPredecessors(on object: Int32, isRead: Bool) {
    let clock = strands.row(Self.accumulator)
    var depth = lastStep(on: object)
    while depth >= 0 {
      let changes = steps.base[Int(depth)].operation.changesItsObject
      if changes || !isRead { clock.join(clocks.row(Int(depth)), width: strands.width) }
      if changes { return }
      depth = stepBefore(depth, on: object)
    }
  }
}
