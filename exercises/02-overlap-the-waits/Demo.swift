import ConcurrencyLab
import Solution

/// The pages of the twelve sites, on one core.
public let demo = Demo(cores: 1) {
  let web = SimulatedWeb(sites: Site.twelve)
  let pages = try await downloadAll(web.sites, from: web)
  let bytes = pages.reduce(0) { $0 + $1.size }
  print("\(pages.count) pages, \(bytes) bytes")
}
