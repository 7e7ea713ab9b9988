import Trace

/// Finds writes that overwrite what another strand has written since the writer last looked.
enum LostUpdate {
  /// `steps`, with a remark at each write that loses another strand's update.
  ///
  /// Steps that bring a remark of their own keep it, and if any does, none is added.
  static func remarked(_ steps: [Step], strands: [Strand]) -> [Step] {
    guard steps.allSatisfy({ $0.remark == nil }) else { return steps }
    let names = Dictionary(
      strands.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var result = steps
    for index in steps.indices where steps[index].action == .write {
      guard let victim = victim(of: index, in: steps), let name = names[victim] else { continue }
      result[index].remark = "\(name)'s update is overwritten"
    }
    return result
  }

  /// Whether a write gives a flag the value that it has already, so that nothing is lost by it.
  private static func repeatsFlag(_ write: Step) -> Bool {
    write.before == write.after && ["true", "false"].contains(write.after)
  }

  /// The strand whose write came between this write and the read it is based on, if one did.
  private static func victim(of index: Int, in steps: [Step]) -> Int? {
    let write = steps[index]
    guard let target = write.target, !repeatsFlag(write) else { return nil }
    let earlier = steps[..<index].indices.reversed()
    let own = earlier.first { steps[$0].strand == write.strand && steps[$0].target == target }
    guard let own, steps[own].action == .read else { return nil }
    let between = steps[(own + 1)..<index]
    return between.last {
      $0.strand != write.strand && $0.target == target
        && ($0.action == .write || $0.action == .modify)
    }?.strand
  }
}
