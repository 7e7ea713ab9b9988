internal import CStrand

/// The reads of variables since the last write, where nothing orders them, of strands that have no place in the
/// variable's own table: those beyond the sixty-fourth.
struct SharedReads: ~Copyable {
  /// A strand's last read of a variable.
  struct Read {
    let strand: Int
    var time: UInt32
    var pc: UInt
  }

  /// The reads of one variable.
  fileprivate struct OfOne {
    var reads: ContiguousArray<Read> = []
    /// Where a strand's read is, once there are too many to look through.
    var places: [Int: Int] = [:]

    func place(of strand: Int) -> Int? {
      places.isEmpty ? reads.firstIndex { $0.strand == strand } : places[strand]
    }
  }

  fileprivate static let fewReads = 16
  /// The place of each variable in `all`, by its address.
  private var numbers = NumberTable()
  private var all: ContiguousArray<OfOne> = []

  /// The reads of a variable, each strand's last, in the order of their first.
  func reads(of location: UnsafePointer<cs_location>) -> ContiguousArray<Read> {
    numbers[Self.key(location)].map { all[$0].reads } ?? []
  }

  /// Takes note of a read.
  mutating func add(_ read: Read, of location: UnsafePointer<cs_location>) {
    let number: Int
    if let known = numbers[Self.key(location)] {
      number = known
    } else {
      number = all.count
      numbers.set(Self.key(location), to: number)
      all.append(OfOne())
    }
    all[number].add(read)
  }

  /// Forgets the reads of a variable.
  mutating func forget(_ location: UnsafePointer<cs_location>) {
    if !numbers.isEmpty, let number = numbers[Self.key(location)] { all[number] = OfOne() }
  }

  /// Forgets all.
  mutating func removeAll() {
    guard !numbers.isEmpty else { return }
    numbers.removeAll()
    all.removeAll()
  }

  private static func key(_ location: UnsafePointer<cs_location>) -> UInt64 {
    UInt64(UInt(bitPattern: location))
  }
}

extension SharedReads.OfOne {
  mutating func add(_ read: SharedReads.Read) {
    if let place = place(of: read.strand) {
      reads[place] = read
      return
    }
    reads.append(read)
    if !places.isEmpty {
      places[read.strand] = reads.count - 1
    } else if reads.count > SharedReads.fewReads {
      for place in reads.indices { places[reads[place].strand] = place }
    }
  }
}
