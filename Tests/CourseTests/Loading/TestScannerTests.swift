import Testing

@testable import Course

@Suite struct TestScannerTests {
  @Test func `functions with the attribute are tests, in order`() {
    let source = """
      import Testing
      // @Test func commented() {}
      @Test func `the first`() throws {
        func inner() {}
      }
      func helper() {}
      @Test(
        arguments: [1, 2]
      )
      // and a remark
      @available(*, noasync)
      func `with arguments`(number: Int) async throws {}
      @Suite struct S {
        @Test func plain_name2() {}
      }
      """
    #expect(
      TestScanner.tests(in: source) == [
        DeclaredTest(name: "the first", line: 3), DeclaredTest(name: "with arguments", line: 12),
        DeclaredTest(name: "plain_name2", line: 14),
      ])
  }

  @Test func `a file without tests has none`() {
    #expect(TestScanner.tests(in: "func a() {}\n") == [])
    #expect(TestScanner.tests(in: "") == [])
  }
}
