// caught by: 'the pages stand in the order of the sites' - The pages stand in the order in which they came.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  try await withThrowingTaskGroup(of: Response.self) { group in
    for site in sites {
      group.addTask { try await web.get(site) }
    }
    var pages: [Response] = []
    for try await page in group {
      pages.append(page)
    }
    return pages
  }
}
