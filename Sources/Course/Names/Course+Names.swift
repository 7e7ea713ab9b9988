extension Course {
  /// Finds an exercise by its number, its folder's name, its slug, or a beginning of either that
  /// no other exercise shares.
  public func exercise(named name: String) throws(CourseError) -> Exercise {
    try Self.find(name, of: .exercise, among: exercises, number: \.number, slug: \.slug, id: \.id)
  }

  /// Finds a lesson by its number, its folder's name, its slug, or a beginning of either that no
  /// other lesson shares.
  public func lesson(named name: String) throws(CourseError) -> Lesson {
    try Self.find(name, of: .lesson, among: lessons, number: \.number, slug: \.slug, id: \.id)
  }

  private static func find<Item>(
    _ name: String, of kind: CourseError.Kind, among items: [Item], number: KeyPath<Item, Int>,
    slug: KeyPath<Item, String>, id: KeyPath<Item, String>
  ) throws(CourseError) -> Item {
    let wanted = name.lowercased()
    if let wantedNumber = Int(wanted) {
      if let item = items.first(where: { $0[keyPath: number] == wantedNumber }) { return item }
      throw .unknown(kind, name: name, suggestion: nil)
    }
    if let item = items.first(where: { $0[keyPath: id] == wanted || $0[keyPath: slug] == wanted }) {
      return item
    }
    let beginning = items.filter {
      !wanted.isEmpty && ($0[keyPath: id].hasPrefix(wanted) || $0[keyPath: slug].hasPrefix(wanted))
    }
    if beginning.count > 1 {
      throw .ambiguous(kind, name: name, candidates: beginning.map { $0[keyPath: id] })
    }
    if let only = beginning.first { return only }
    let ids = items.map { $0[keyPath: id] }
    let meant =
      closest(to: wanted, among: items.map { $0[keyPath: slug] })
      .flatMap { near in items.first { $0[keyPath: slug] == near } }
      .map { $0[keyPath: id] }
    throw .unknown(kind, name: name, suggestion: meant ?? closest(to: wanted, among: ids))
  }
}
