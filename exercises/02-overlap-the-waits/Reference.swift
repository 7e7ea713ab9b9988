import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
///
/// One child task for each site, all of them started before any is waited for. They end in the order
/// in which the pages come, so each carries the place where its page belongs.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  try await withThrowingTaskGroup(of: (Int, Response).self) { group in
    for (place, site) in sites.enumerated() {
      group.addTask { (place, try await web.get(site)) }
    }
    var pages: [Response?] = Array(repeating: nil, count: sites.count)
    for try await (place, page) in group {
      pages[place] = page
    }
    return pages.compactMap(\.self)
  }
}
