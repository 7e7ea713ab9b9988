// caught by: 'twelve waits take as long as the longest of them' - The async let is awaited in the next line, so nothing runs beside it.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  var pages: [Response] = []
  for site in sites {
    async let page = web.get(site)
    pages.append(try await page)
  }
  return pages
}
