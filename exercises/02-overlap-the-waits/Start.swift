import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  var pages: [Response] = []
  for site in sites {
    let page = try await web.get(site)
    pages.append(page)
  }
  return pages
}
