/// What the library of Swift Concurrency hands on inside, by the address where it does.
///
/// It is asked several times in each job of each task, and gives plain references to what it keeps alive itself.
struct HandOvers: ~Copyable {
  /// The place of each address in `known`; -1 for none any more.
  private var numbers = NumberTable()
  private var known: ContiguousArray<Knowledge> = []
  private var free: [Int] = []

  /// What was handed on at an address; nil where nothing was.
  subscript(address: UnsafeRawPointer) -> Unmanaged<Knowledge>? {
    guard let number = numbers[Self.key(address)], number >= 0 else { return nil }
    return .passUnretained(known[number])
  }

  /// Where to add what is handed on at an address.
  mutating func place(at address: UnsafeRawPointer) -> Unmanaged<Knowledge> {
    if let before = self[address] { return before }
    let number: Int
    if let freed = free.popLast() {
      number = freed
      known[number].clear()
    } else {
      number = known.count
      known.append(Knowledge())
    }
    numbers.set(Self.key(address), to: number)
    return .passUnretained(known[number])
  }

  /// Something new is at an address: it has handed nothing on yet.
  mutating func forget(_ address: UnsafeRawPointer) {
    guard !numbers.isEmpty, let number = numbers[Self.key(address)], number >= 0 else { return }
    numbers.set(Self.key(address), to: -1)
    free.append(number)
  }

  /// Forgets all.
  mutating func removeAll() {
    guard !numbers.isEmpty else { return }
    numbers.removeAll()
    known.removeAll(keepingCapacity: true)
    free.removeAll(keepingCapacity: true)
  }

  private static func key(_ address: UnsafeRawPointer) -> UInt64 {
    UInt64(UInt(bitPattern: address))
  }
}
