import Testing

@testable import Grading

struct ContentHashTests {
  private func hash(_ parts: [String]) -> String {
    var hash = ContentHash()
    for part in parts { hash.add(part) }
    return hash.text
  }

  @Test func `the same contents have the same fingerprint`() {
    #expect(hash(["a", "b"]) == hash(["a", "b"]))
    #expect(hash([]).count == 32)
  }

  @Test func `any other cut, order or byte is another fingerprint`() {
    var seen: Set<String> = []
    let many = [
      [], [""], ["", ""], ["ab"], ["a", "b"], ["b", "a"], ["a\0"], ["a"], ["abcdefgh"],
      ["abcdefgh\0"], ["\0abcdefg"], ["abcdefgi"], ["abcdefghabcdefgh"],
    ]
    for parts in many { seen.insert(hash(parts)) }
    #expect(seen.count == many.count)
  }
}
