// caught by: 'every page comes, and comes once' - The collecting stops one page too soon.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  try await withThrowingTaskGroup(of: (Int, Response).self) { group in
    var pages: [Int: Response] = [:]
    for (place, site) in sites.enumerated() {
      group.addTask { (place, try await web.get(site)) }
    }
    while pages.count < sites.count - 1, let (place, page) = try await group.next() {
      pages[place] = page
    }
    return pages.sorted { $0.key < $1.key }.map(\.value)
  }
}
