// caught by: 'an error status is told from a page' - The status is never looked at, so an error page counts as a page.

import ConcurrencyLab
import Support

/// Asks all sites at once; a visit for each, in the order of the sites.
public func visitAll(_ sites: [Site], on web: SimulatedWeb) async throws -> [Visit] {
  try await withThrowingTaskGroup(of: (Int, Visit).self) { group in
    for (place, site) in sites.enumerated() {
      group.addTask {
        (place, try await visit(site, on: web))
      }
    }
    var visits: [Int: Visit] = [:]
    for try await (place, visit) in group {
      visits[place] = visit
    }
    return sites.indices.compactMap { visits[$0] }
  }
}

func visit(_ site: Site, on web: SimulatedWeb) async throws -> Visit {
  do {
    let response = try await web.get(
      site, connectTimeout: .seconds(1), readTimeout: .seconds(2))
    return Visit(site, .page(bytes: response.size))
  } catch is ConnectTimeout {
    return Visit(site, .connectTimedOut)
  } catch is ReadTimeout {
    return Visit(site, .readTimedOut)
  } catch is any ConnectionError {
    return Visit(site, .connectionFailed)
  } catch let error as HTTPStatusError {
    return Visit(site, .errorStatus(error.status))
  }
}
