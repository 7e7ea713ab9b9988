import Testing

@testable import Grading

struct SourceLineTests {
  /// The expression at the place that `^` marks in the second line.
  private func expression(_ line: String, _ marker: String) -> String? {
    SourceLine(line).expression(at: marker.utf8.count)
  }

  @Test(arguments: [
    ("count += 1", "      ^", "count"),
    ("self.count = self.count + 1", "           ^", "self.count"),
    ("self.count = self.count + 1", "                  ^", "self.count"),
    ("a.count = b.count + a.count", "            ^", "b.count"),
    ("a.count = b.count + a.count", "                      ^", "a.count"),
    ("a.count = b.count + a.count", "        ^", "a.count"),
    ("array[i] += 1", "         ^", "array[i]"),
    ("grid[i][j + 1] += 1", "               ^", "grid[i][j + 1]"),
    ("c.list[1]", "      ^", "c.list"),
    ("c.next?.count += 1", "              ^", "c.next?.count"),
    ("c.next?.count += 1", "      ^", "c.next"),
    ("return count", "       ^", "count"),
    ("print(\"\\(count)\")", "         ^", "count"),
    ("c.pair.1 += 1", "         ^", "c.pair.1"),
    ("$0 += 1", "   ^", "$0"),
    ("var x: Int = 0", "           ^", "x"),
    ("let total = 0", "          ^", "total"),
    ("c.dict[\"a\"] = 5", "            ^", "c.dict[\"a\"]"),
    ("flag = !c.flag", "          ^", "c.flag"),
    ("größe += 1", "        ^", "größe"),
  ]) func `an expression is found at the place that the compiler tells`(
    line: String, marker: String, expected: String
  ) {
    // A marker counts characters; columns count code units.
    let column = String(line.prefix(marker.count)).utf8.count
    let found = SourceLine(line).expression(at: column)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("if case .running(let n) = mode {", 1), ("", 1), ("count", 0), ("count", 9), ("5 + 6", 3),
  ]) func `there is no variable at a keyword, a number or outside the line`(
    line: String, column: Int
  ) {
    let found = SourceLine(line).expression(at: column)
    #expect(found == nil)
  }

  @Test(arguments: [
    ("let t = count", [9]),
    ("  var old = self.count  // keep it", [18]),
    ("let a = count, b = count", [9, 20]),
    ("let a = count; let b = other.count }", [9, 30]),
    ("let t = count + 1", []),
    ("let t = counter", []),
    ("if x == count", []),
    ("count = t", []),
    ("t = count", []),
    ("// let t = count", []),
    ("print(\"let t = count\")", []),
  ]) func `plain copies are the bindings with nothing after`(line: String, expected: [Int]) {
    #expect(SourceLine(line).plainCopies(of: "count") == expected)
  }

  @Test(arguments: [
    ("  var x = 0", 11, "x"), ("var a = 1; var b = 2", 20, "b"),
    ("async let page = load()", 18, "page"),
    ("var total: Int = 0", 18, "total"),
  ]) func `a declaration's name is found from its value`(
    line: String, column: Int, expected: String
  ) {
    let name = SourceLine(line).declaredName(withValueAt: column)
    #expect(name == expected)
  }

  @Test(arguments: [
    ("_ = box.it.number", [9]), ("it.x + it.y // it", [1, 8]), ("let it = \"it\"", []),
    ("let it = its(it)", [14]),
  ])
  func `a name is used where it is neither declared nor written in a text`(
    text: String, columns: [Int]
  ) {
    #expect(SourceLine(text[...]).uses(of: "it") == columns)
  }
}
