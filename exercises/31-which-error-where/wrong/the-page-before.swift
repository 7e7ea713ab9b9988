// caught by: 'no bytes are reported where no page came' - The variable outlives its turn of the loop: a site that failed is given the page of the site before.

import ConcurrencyLab
import Support

/// Asks all sites at once; a visit for each, in the order of the sites.
public func visitAll(_ sites: [Site], on web: SimulatedWeb) async throws -> [Visit] {
  var visits: [Visit] = []
  var response: Response?
  for site in sites {
    do {
      response = try await web.get(
        site, connectTimeout: .seconds(1), readTimeout: .seconds(2)
      ).validateStatus()
    } catch let error as HTTPStatusError {
      visits.append(Visit(site, .errorStatus(error.status)))
      continue
    } catch is any RequestError {
      print("\(site) failed")
    }
    if let response {
      visits.append(Visit(site, .page(bytes: response.size)))
    }
  }
  return visits
}
