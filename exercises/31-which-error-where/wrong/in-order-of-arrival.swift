// caught by: 'each page stands beside its own site' - The outcomes stand in the order in which they came, beside sites in another order.

import ConcurrencyLab
import Support

/// Asks all sites at once; a visit for each, in the order of the sites.
public func visitAll(_ sites: [Site], on web: SimulatedWeb) async throws -> [Visit] {
  try await withThrowingTaskGroup(of: Outcome.self) { group in
    for site in sites {
      group.addTask { try await visit(site, on: web).outcome }
    }
    var outcomes: [Outcome] = []
    for try await outcome in group {
      outcomes.append(outcome)
    }
    return zip(sites, outcomes).map { Visit($0, $1) }
  }
}

func visit(_ site: Site, on web: SimulatedWeb) async throws -> Visit {
  do {
    let response = try await web.get(
      site, connectTimeout: .seconds(1), readTimeout: .seconds(2)
    ).validateStatus()
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
