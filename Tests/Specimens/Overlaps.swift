// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Begins a second access to a property inside a first one.
public final class Overlapping: @unchecked Sendable {
  public private(set) var first = 1
  public private(set) var second = 2
  public init() {}

  /// A change inside a change of the same property: Swift ends the program.
  public func changesTwice() { change(&first) { first += 1 } }

  /// A look inside a change of the same property: Swift ends the program.
  public func looksMeanwhile() { change(&first) { second = first } }

  /// A change inside a change of another property: all is well.
  public func changesAnother() { change(&first) { second += 1 } }

  /// A look inside a look: all is well.
  public func looksTwice() -> Int { first + first }

  private func change(_ value: inout Int, meanwhile: () -> Void) {
    value += 10
    meanwhile()
  }
}
