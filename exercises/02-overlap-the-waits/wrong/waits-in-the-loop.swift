// caught by: 'twelve waits take as long as the longest of them' - Each task is waited for before the next one is started.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  var pages: [Response] = []
  for site in sites {
    let task = Task { try await web.get(site) }
    pages.append(try await task.value)
  }
  return pages
}
