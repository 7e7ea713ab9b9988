// caught by: 'twelve waits take as long as the longest of them' - The tasks call the get that blocks its thread, so the only one they share waits with each.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  let tasks = sites.map { site in Task { try fetch(site, from: web) } }
  var pages: [Response] = []
  for task in tasks {
    pages.append(try await task.value)
  }
  return pages
}

func fetch(_ site: Site, from web: SimulatedWeb) throws -> Response {
  try web.get(site)
}
