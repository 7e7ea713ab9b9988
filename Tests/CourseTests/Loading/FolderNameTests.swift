import Testing

@testable import Course

@Suite struct FolderNameTests {
  @Test(arguments: [
    ("08-lost-update", 8, "lost-update"), ("120-x", 120, "x"), ("02-2-cores", 2, "2-cores"),
  ])
  func `a number and words are a name`(text: String, number: Int, slug: String) {
    let name = FolderName(text)
    #expect(name?.number == number)
    #expect(name?.slug == slug)
    #expect(name?.text == text)
  }

  @Test(arguments: [
    "", "08", "08-", "8-x", "0800-x", "x-08", "08-Lost", "08-lost_update", "08--x", "08-x-", "08 x",
    "0x-a", "٠٨-x", "08-é",
  ])
  func `anything else is none`(text: String) {
    #expect(FolderName(text) == nil)
  }

  @Test(arguments: [
    (9, "Atomic add", "09-atomic-add"), (12, "x += 1", "12-x-1"),
    (7, "  Who's first? ", "07-who-s-first"),
    (3, "Éclair 2", "03-clair-2"), (3, "并发", nil), (3, "", nil),
  ])
  func `a title becomes a name`(number: Int, title: String, text: String?) {
    #expect(FolderName(number: number, title: title)?.text == text)
  }
}
