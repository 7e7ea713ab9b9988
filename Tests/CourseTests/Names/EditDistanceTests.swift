import Course
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1),
    ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3),
    ("ca", "abc", 3),
  ])
  func `the distance counts letters`(source: String, target: String, distance: Int) {
    #expect(editDistance(from: source, to: target) == distance)
    #expect(editDistance(from: target, to: source) == distance)
  }

  @Test func `the closest is suggested, and nothing that is far`() {
    let names = ["check", "hint", "submit", "list"]
    #expect(closest(to: "chekc", among: names) == "check")
    #expect(closest(to: "LIST", among: names) == "list")
    #expect(closest(to: "lst", among: names) == "list")
    #expect(closest(to: "frobnicate", among: names) == nil)
    #expect(closest(to: "", among: names) == nil)
  }
}
