extension Site {
  /// The twelve sites of the course.
  ///
  /// ```swift
  /// print(Site.twelve.count, Site.twelve[0])  // 12 alder
  /// ```
  ///
  /// The sizes are those of a reader's twelve pages; the latencies are made up so that five workers
  /// need 2.85 s, as that reader measured. One by one they take 10.8 s, all at once 1.5 s. Two of
  /// the pages have the same size.
  public static let twelve: [Site] = [
    Site("alder", size: 2_443, latency: .milliseconds(540)),
    Site("birch", size: 6_216, latency: .milliseconds(880)),
    Site("cedar", size: 699_004, latency: .milliseconds(330)),
    Site("elm", size: 250_164, latency: .milliseconds(830)),
    Site("fir", size: 579_572, latency: .milliseconds(1_290)),
    Site("hazel", size: 107_530, latency: .milliseconds(1_280)),
    Site("juniper", size: 165_901, latency: .milliseconds(290)),
    Site("larch", size: 107_530, latency: .milliseconds(1_170)),
    Site("maple", size: 210_816, latency: .milliseconds(720)),
    Site("oak", size: 74_060, latency: .milliseconds(610)),
    Site("pine", size: 174_553, latency: .milliseconds(1_500)),
    Site("rowan", size: 19_492, latency: .milliseconds(1_360)),
  ]
}
