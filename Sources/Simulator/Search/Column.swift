/// A row of values that grows and is read without checks: the memory of a search's hot path.
///
/// Whoever indexes it has reserved the place first.
struct Column<Element: BitwiseCopyable>: ~Copyable {
  /// The first value.
  private(set) var base: UnsafeMutablePointer<Element>
  /// How many values there are.
  private(set) var count: Int
  private let filler: Element

  /// Makes a row of `count` fillers.
  init(count: Int, filler: Element) {
    base = .allocate(capacity: count)
    base.initialize(repeating: filler, count: count)
    self.count = count
    self.filler = filler
  }

  deinit {
    base.deallocate()
  }

  /// Makes sure that `index` is a place, filling new places with the filler.
  @inline(__always)
  mutating func reserve(_ index: Int) {
    if index >= count { grow(to: index + 1) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    let larger = Swift.max(needed, count * 2)
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    memory.initialize(from: base, count: count)
    (memory + count).initialize(repeating: filler, count: larger - count)
    base.deallocate()
    base = memory
    count = larger
  }
}
