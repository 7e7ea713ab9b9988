import Testing

@testable import ConcurrencyLab

/// Values that are taken apart and put together again are the same.
@Suite struct CopyingTests {
  struct Everything: Codable, Equatable {
    enum Kind: Codable, Equatable { case plain, named(String), pair(Int, of: Double) }

    var truth = true
    var small: Int8 = -8
    var big = UInt64.max
    var least = Int.min
    var real = 1.5
    var short: Float = 0.25
    var text = "grüße"
    var none: Int?
    var some: Int? = 3
    var numbers = [1, 2, 3]
    var nested = [["a"], [], ["b", "c"]]
    var byName = ["one": 1, "two": 2]
    var byNumber = [1: "one", 2: "two"]
    var kinds: [Kind] = [.plain, .named("x"), .pair(1, of: 2)]
    var duration = Duration.milliseconds(5)
    var range = 1..<5
    var set: Set<Int> = [1, 2]
    var empty: [Int] = []
    var optionals: [Int?] = [1, nil, 3]
  }

  @Test func `a value with everything in it arrives as it was`() throws {
    let sent = Everything()
    let arrived = try Unpacker.unpack(try Packer.pack(sent), as: Everything.self)
    #expect(arrived == sent)
  }

  @Test func `plain values arrive too`() throws {
    let number = try Unpacker.unpack(try Packer.pack(5), as: Int.self)
    let text = try Unpacker.unpack(try Packer.pack("a"), as: String.self)
    let nothing = try Unpacker.unpack(try Packer.pack(Int?.none), as: Int?.self)
    let list = try Unpacker.unpack(try Packer.pack([Int]()), as: [Int].self)
    #expect(number == 5 && text == "a" && nothing == nil && list.isEmpty)
  }

  class Animal: Codable {
    var legs: Int
    init(legs: Int) { self.legs = legs }
  }

  final class Dog: Animal {
    var name: String
    init(name: String) {
      self.name = name
      super.init(legs: 4)
    }

    private enum CodingKeys: CodingKey { case name }

    required init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      name = try fields.decode(String.self, forKey: .name)
      try super.init(from: fields.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(name, forKey: .name)
      try super.encode(to: fields.superEncoder())
    }
  }

  @Test func `an object arrives as another one, with what its superclass has`() throws {
    let dog = Dog(name: "Rex")
    let arrived = try Unpacker.unpack(try Packer.pack(dog), as: Dog.self)
    #expect(arrived !== dog)
    #expect(arrived.name == "Rex" && arrived.legs == 4)
  }

  @Test func `what does not fit is an error`() throws {
    #expect(throws: DecodingError.self) {
      _ = try Unpacker.unpack(try Packer.pack(300), as: UInt8.self)
    }
    #expect(throws: DecodingError.self) {
      _ = try Unpacker.unpack(try Packer.pack("a"), as: Int.self)
    }
    #expect(throws: DecodingError.self) {
      _ = try Unpacker.unpack(try Packer.pack([1]), as: Everything.self)
    }
  }

  @Test func `sizes are those that the documentation names`() throws {
    #expect(try Packer.pack(5).size == 8)
    #expect(try Packer.pack("ab").size == 10)
    #expect(try Packer.pack([1, 2]).size == 24)
    #expect(try Packer.pack(["ab": 1]).size == 8 + 8 + 2 + 8)
  }
}
