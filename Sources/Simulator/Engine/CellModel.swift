internal import CStrand
public import Trace

/// A piece of simulated memory that a kit type reads and writes by calls.
public final class CellModel {
  /// Its name on screen.
  public let name: String
  private let isChecked: Bool
  private var identity = ObjectIdentity()

  /// Makes a cell.
  /// - Parameter isChecked: whether unordered accesses to it are reported as data races.
  public init(name: String, isChecked: Bool) {
    self.name = name
    self.isChecked = isChecked
    identity.born()
  }

  /// A strand is about to read the cell; returns when it may.
  public func read(in world: World, pc: UInt) {
    access(in: world, .read, Int32(CS_READ), pc)
  }

  /// A strand is about to write the cell; returns when it may.
  public func write(in world: World, pc: UInt) {
    access(in: world, .write, Int32(CS_WRITE), pc)
  }

  private func access(in world: World, _ kind: Operation.Kind, _ access: Int32, _ pc: UInt) {
    _ = identity.refresh()
    world.point(Operation(kind, identity.id))
    if kind == .read { world.didRead(identity.id, pc: pc) }
    guard isChecked, let location = cs_location_numbered(identity.id) else { return }
    if location.pointee.generation != cs_registry_generation() {
      location.pointee.generation = cs_registry_generation()
      location.pointee.write_strand = -1
      location.pointee.read_strand = -1
    }
    world.checkRace(location, kind: access, atomic: false, pc: pc)
  }
}

extension World {
  /// Writes down what a kit type did: an access to one of its cells, one instruction of a machine.
  public func record(
    _ action: Step.Action, _ target: String?, before: String? = nil, after: String? = nil
  ) {
    recorder?.note(self, action, target: target, before: before, after: after)
  }

  /// Whether what happens is written down: values need to be printed only then.
  public var isRecording: Bool { recorder != nil }
}
