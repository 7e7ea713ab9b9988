// caught by: 'a site that fails leaves the others their pages' - The catch stands around the loop: the first error ends it, and the sites that follow are lost.

import ConcurrencyLab
import Support

/// Asks all sites at once; a visit for each, in the order of the sites.
public func visitAll(_ sites: [Site], on web: SimulatedWeb) async throws -> [Visit] {
  await withThrowingTaskGroup(of: (Int, Visit).self) { group in
    for (place, site) in sites.enumerated() {
      group.addTask {
        let response = try await web.get(
          site, connectTimeout: .seconds(1), readTimeout: .seconds(2)
        ).validateStatus()
        return (place, Visit(site, .page(bytes: response.size)))
      }
    }
    var visits: [Int: Visit] = [:]
    do {
      for try await (place, visit) in group {
        visits[place] = visit
      }
    } catch {
      let failed = sites.indices.first { visits[$0] == nil } ?? 0
      visits[failed] = Visit(sites[failed], .connectionFailed)
    }
    return sites.indices.compactMap { visits[$0] }
  }
}
