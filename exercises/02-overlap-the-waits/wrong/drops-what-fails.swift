// caught by: 'a site that fails is an error, not a missing page' - try? turns an error into nothing, and nothing into a page that is not there.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  await withTaskGroup(of: (Int, Response?).self) { group in
    for (place, site) in sites.enumerated() {
      group.addTask { (place, try? await web.get(site)) }
    }
    var pages: [Response?] = Array(repeating: nil, count: sites.count)
    for await (place, page) in group {
      pages[place] = page
    }
    return pages.compactMap(\.self)
  }
}
