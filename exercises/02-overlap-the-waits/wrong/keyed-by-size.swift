// caught by: 'every page comes, and comes once' - Two pages have the same size, so one takes the other's place.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  try await withThrowingTaskGroup(of: Response.self) { group in
    for site in sites {
      group.addTask { try await web.get(site) }
    }
    var bySize: [Int: Response] = [:]
    for try await page in group {
      bySize[page.size] = page
    }
    let places = Dictionary(
      sites.enumerated().map { ($1.size, $0) }, uniquingKeysWith: { first, _ in first })
    return bySize.values.sorted { places[$0.size, default: 0] < places[$1.size, default: 0] }
  }
}
