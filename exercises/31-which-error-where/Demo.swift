import ConcurrencyLab
import Solution
import Support

/// Five sites of which three go wrong, each in its own way.
public let demo = Demo(cores: 1) {
  let sites = Array(Site.twelve.prefix(5))
  let web = SimulatedWeb(
    sites: sites, faults: ["birch": .refused, "cedar": .neverConnects, "elm": .status(404)])
  for visit in try await visitAll(sites, on: web) {
    print(visit)
  }
}
