// caught by: 'twelve waits take as long as the longest of them' - Each batch waits for its slowest page before the next batch is asked.

import ConcurrencyLab

/// Fetches the page of every site; the pages stand in the order of the sites.
public func downloadAll(
  _ sites: [Site], from web: SimulatedWeb
) async throws -> [Response] {
  var pages: [Response] = []
  for start in stride(from: 0, to: sites.count, by: 5) {
    let batch = sites[start..<min(start + 5, sites.count)]
    let tasks = batch.map { site in Task { try await web.get(site) } }
    for task in tasks {
      pages.append(try await task.value)
    }
  }
  return pages
}
