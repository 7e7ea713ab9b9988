import Course
import Foundation
import Testing

@Suite struct JournalSharingTests {
  @Test func `records of many writers at once are all there, each whole`() async throws {
    let folder = try TemporaryFolder()
    let root = folder.url
    await withThrowingTaskGroup { group in
      for writer in 0..<4 {
        group.addTask {
          let journal = Journal(workspace: Workspace(root: root))
          for index in 0..<10 {
            try journal.append(.step(lesson: "\(writer)", index: index), at: Date())
          }
        }
      }
    }
    let contents = try Journal(workspace: Workspace(root: root)).read()
    #expect(contents.notices == [])
    for writer in 0..<4 {
      let mine = contents.records.compactMap { record -> Int? in
        if case .step("\(writer)", let index) = record.event { index } else { nil }
      }
      #expect(mine == Array(0..<10))
    }
  }
}
